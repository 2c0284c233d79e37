// Package style holds the rules about house style and usage.
package style
