package word

import (
	"regexp"
	"strings"
)

// resolve returns where an address leads as seen from a base; the address itself
// where there is no base. Both may be relative to the start of a site.
func resolve(base, address string) string {
	switch {
	case scheme.MatchString(address) || strings.HasPrefix(address, "//"):
		return address
	case strings.HasPrefix(address, "#") || address == "":
		return base + address
	case base == "":
		return address
	}
	origin := originOf.FindString(base)
	folder := base[len(origin):]
	if strings.HasPrefix(address, "/") {
		return origin + address
	}
	folder = folder[:strings.LastIndexByte(folder, '/')+1]
	at := strings.IndexAny(address, "?#")
	if at < 0 {
		at = len(address)
	}
	return origin + cleaned(folder+address[:at]) + address[at:]
}

var (
	scheme   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)
	originOf = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://[^/]*`)
)

// cleaned takes "." and ".." out of a path.
func cleaned(path string) string {
	var out []string
	steps := strings.Split(path, "/")
	for i, step := range steps {
		switch {
		case step == "..":
			if n := len(out); n > 0 && (n > 1 || out[0] != "") {
				out = out[:n-1]
			}
		case step != ".":
			out = append(out, step)
			continue
		}
		if i == len(steps)-1 {
			out = append(out, "")
		}
	}
	return strings.Join(out, "/")
}

// withoutFragment returns an address and the name of a place behind it.
func withoutFragment(address string) (page, place string) {
	page, place, _ = strings.Cut(address, "#")
	return page, place
}

// safeAddress returns an address to which a document may link, as Word takes it:
// that of a web page or of a mailbox. Word calls a file damaged that holds others
// than well-formed ones.
func safeAddress(address string) (string, bool) {
	address = strings.TrimFunc(address, isSpace)
	var out strings.Builder
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case c == '%' && i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2]),
			c == '#' && !strings.Contains(address[:i], "#"),
			'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~:/?@!$&'()*+,;=", c) >= 0:
			out.WriteByte(c)
		default:
			out.WriteString("%" + string(upperHex[c>>4]) + string(upperHex[c&15]))
		}
	}
	safe := out.String()
	const most = 2000
	return safe, len(safe) <= most && (webAddress.MatchString(safe) || mailAddress.MatchString(safe))
}

const upperHex = "0123456789ABCDEF"

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

var (
	webAddress  = regexp.MustCompile(`^[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?#].*)?$`)
	mailAddress = regexp.MustCompile(`^[Mm][Aa][Ii][Ll][Tt][Oo]:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+(\?[^#]*)?$`)
)
