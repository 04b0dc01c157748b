package aid

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"unicode/utf16"
)

// Canonical returns a value as JSON with sorted keys and no spaces, the same
// bytes that the browser makes of the same value: keys stand in the order of
// their UTF-16 code units, and strings escape only what JSON.stringify escapes.
// v is made of map[string]any, []any, string, bool, json.Number and nil.
func Canonical(v any) []byte { return appendCanonical(nil, v) }

func appendCanonical(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return fmt.Append(b, v)
	case json.Number:
		return append(b, v.String()...)
	case string:
		return appendString(b, v)
	case []any:
		b = append(b, '[')
		for i, item := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendCanonical(b, item)
		}
		return append(b, ']')
	case map[string]any:
		b = append(b, '{')
		for i, key := range slices.SortedFunc(maps.Keys(v), compareUTF16) {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, key), ':')
			b = appendCanonical(b, v[key])
		}
		return append(b, '}')
	}
	panic(fmt.Sprintf("aid: %T in a canonical value", v))
}

func compareUTF16(a, b string) int {
	if len(a) == 0 || len(b) == 0 || (isASCII(a) && isASCII(b)) {
		return cmp.Compare(a, b)
	}
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s { // bytes that are no UTF-8 become U+FFFD
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\b':
			b = append(b, `\b`...)
		case r == '\f':
			b = append(b, `\f`...)
		case r < ' ':
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = append(b, string(r)...)
		}
	}
	return append(b, '"')
}

// JSON returns the canonical JSON of a definition: what the browser is given.
func (d *Definition) JSON() []byte {
	plain, err := json.Marshal(d)
	if err != nil {
		panic(err) // there is nothing in it that cannot be written
	}
	var value any
	if err := json.Unmarshal(plain, &value); err != nil {
		panic(err)
	}
	return Canonical(value)
}

// Digest returns the first 8 hex digits of the SHA-256 of the definition.
func (d *Definition) Digest() string {
	sum := sha256.Sum256(d.JSON())
	return hex.EncodeToString(sum[:4])
}

// Evaluate returns the canonical result of an input.
func (d *Definition) Evaluate(input Input) map[string]any {
	return d.Model.Evaluate(input).Canonical()
}
