module github.com/mtlint/mtlint

go 1.26.0
