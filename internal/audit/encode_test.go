package audit

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/mtlint/mtlint/rules"
)

// fill gives every field a value of its own.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(-*n) % 100)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(*n) % 200)
	case reflect.Float64:
		v.SetFloat(1 / float64(*n))
	case reflect.String:
		v.SetString(fmt.Sprintf("no. %d", *n))
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Interface:
		if v.Type() == reflect.TypeFor[any]() {
			v.Set(reflect.ValueOf([]any{float64(*n), fmt.Sprint(*n)}[*n%2]))
		}
	}
}

func TestValuesComeBack(t *testing.T) {
	n := 0
	var full, empty, other rules.Result
	fill(reflect.ValueOf(&full).Elem(), &n)
	other.Findings, other.Path = []rules.Finding{}, "quay-\xff.txt" // neither none nor UTF-8
	for _, want := range []rules.Result{full, empty, other} {
		data := encode(&want)
		var got rules.Result
		if err := decode(data, &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("error %v\n got %+v\nwant %+v", err, got, want)
		}
		for cut := range data { // whatever is missing, it is an error and no panic
			var got rules.Result
			if err := decode(data[:cut], &got); err == nil {
				t.Errorf("the first %d of %d bytes are taken for all", cut, len(data))
			}
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	n := 0
	var r rules.Result
	fill(reflect.ValueOf(&r).Elem(), &n)
	b.ReportAllocs()
	for b.Loop() {
		var got rules.Result
		if err := decode(encode(&r), &got); err != nil {
			b.Fatal(err)
		}
	}
}
