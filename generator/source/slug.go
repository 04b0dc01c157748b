package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Slug turns words into a name for addresses: letters and digits of any script
// in small letters, accents taken off Latin ones, everything between them one
// hyphen. Text without letters and digits gives "".
func Slug(s string) string { return string(AppendSlug(nil, []byte(s))) }

// AppendSlug appends the slug of s to dst.
func AppendSlug(dst, s []byte) []byte {
	start := len(dst)
	if !ascii(s) {
		s = norm.NFD.Bytes(s)
	}
	pending := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		i += size
		switch {
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if pending && len(dst) > start {
				dst = append(dst, '-')
			}
			pending = false
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		default:
			pending = true
		}
	}
	return dst
}

// Composed returns s with letters and their accents put together (normal form
// C), so that two names that look alike are alike.
func Composed(s string) string { return norm.NFC.String(s) }

func ascii(s []byte) bool {
	for _, c := range s {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// TitleFromName makes a title of a file or folder name: "shared-services.md"
// becomes "Shared services".
func TitleFromName(name string) string {
	name = strings.TrimSuffix(name, ".md")
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool {
		return r == '-' || r == '_' || unicode.IsSpace(r)
	}), " ")
	r, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return name
	}
	return string(unicode.ToUpper(r)) + name[size:]
}
