package audit

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"reflect"
)

// What is kept aside or in a cache is read by the program that wrote it, so that the
// fields of a value stand for themselves, in their order: JSON of the same takes ten
// times as long.

var errShort = errors.New("what was kept aside ends too early")

// appendValue appends what v points to: anything made of exported fields, slices,
// pointers, numbers and strings.
func appendValue(b []byte, v any) []byte { return appendReflected(b, reflect.ValueOf(v).Elem()) }

// readValue reads what appendValue wrote into what v points to, which must be zero, and
// returns the rest. The strings of v share the memory of data.
func readValue(data string, v any) (rest string, err error) {
	r := valueReader{data: data}
	r.value(reflect.ValueOf(v).Elem())
	return r.data, r.err
}

// The kinds of what an interface holds.
const (
	holdsNothing = iota
	holdsNumber
	holdsString
)

func appendReflected(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Float64:
		return binary.AppendUvarint(b, bits.ReverseBytes64(math.Float64bits(v.Float()))) // most have zeros at the end
	case reflect.String:
		return appendBytes(b, v.String())
	case reflect.Array:
		for i := range v.Len() {
			b = appendReflected(b, v.Index(i))
		}
		return b
	case reflect.Struct:
		for i := range v.NumField() {
			b = appendReflected(b, v.Field(i))
		}
		return b
	case reflect.Slice:
		if v.IsNil() {
			return append(b, 0)
		}
		b = binary.AppendUvarint(b, uint64(v.Len())+1)
		for i := range v.Len() {
			b = appendReflected(b, v.Index(i))
		}
		return b
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return appendReflected(append(b, 1), v.Elem())
	case reflect.Interface:
		switch x := v.Interface().(type) {
		case nil:
			return append(b, holdsNothing)
		case float64:
			return appendReflected(append(b, holdsNumber), reflect.ValueOf(x))
		case string:
			return appendBytes(append(b, holdsString), x)
		}
	}
	panic(fmt.Sprintf("a %s cannot be kept aside", v.Type()))
}

type valueReader struct {
	data string
	err  error
}

func (r *valueReader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.number() != 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := r.number()
		v.SetInt(int64(n>>1) ^ -int64(n&1)) // as binary.Varint does
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.number())
	case reflect.Float64:
		v.SetFloat(r.float())
	case reflect.String:
		v.SetString(r.text())
	case reflect.Array:
		for i := range v.Len() {
			r.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			r.value(v.Field(i))
		}
	case reflect.Slice:
		n := r.number()
		if n == 0 {
			return
		}
		if n--; n > uint64(len(r.data)) { // an element takes a byte or more
			r.err = errShort
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), int(n), int(n)))
		for i := range int(n) {
			r.value(v.Index(i))
		}
	case reflect.Pointer:
		if r.number() != 0 {
			v.Set(reflect.New(v.Type().Elem()))
			r.value(v.Elem())
		}
	case reflect.Interface:
		switch r.number() {
		case holdsNumber:
			v.Set(reflect.ValueOf(r.float()))
		case holdsString:
			v.Set(reflect.ValueOf(r.text()))
		}
	default:
		panic(fmt.Sprintf("a %s cannot be kept aside", v.Type()))
	}
}

// number reads an unsigned number; 0 after an error.
func (r *valueReader) number() (n uint64) {
	for shift := 0; shift < 64 && len(r.data) > 0; shift += 7 {
		c := r.data[0]
		r.data = r.data[1:]
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return n
		}
	}
	r.data, r.err = "", errShort
	return 0
}

func (r *valueReader) float() float64 { return math.Float64frombits(bits.ReverseBytes64(r.number())) }

func (r *valueReader) text() string {
	n := r.number()
	if n > uint64(len(r.data)) {
		r.data, r.err = "", errShort
		return ""
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func appendBytes[T []byte | string](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
