package coding

import "strings"

// Wish is what an Accept-Encoding asks for (RFC 9110, section 12.5.3).
type Wish struct {
	best  Coding
	whole bool // the file as it is may be answered
}

// Best returns the coding that is wanted most; Identity where none is.
func (w Wish) Best() Coding { return w.best }

// Plain tells whether the file as it is may be answered.
func (w Wish) Plain() bool { return w.whole }

// weight is how much something is wanted, in thousandths; unsaid if nothing says.
type weight int

const unsaid weight = -1

// Wanted reads the lines of Accept-Encoding. What cannot be understood asks for
// nothing.
func Wanted(lines []string) Wish {
	said := [...]weight{Identity: unsaid, Gzip: unsaid, Brotli: unsaid, Zstandard: unsaid}
	others := unsaid
	for _, line := range lines {
		for part := range strings.SplitSeq(line, ",") {
			name, q, ok := element(part)
			if !ok {
				continue
			}
			if name == "*" {
				others = max(others, q)
			} else if c, known := named(name); known {
				said[c] = max(said[c], q)
			}
		}
	}
	for c := range said {
		if said[c] == unsaid {
			said[c] = others
		}
	}
	w := Wish{best: Identity, whole: said[Identity] != 0}
	most := max(said[Identity], 1) // what is not worth anything is not wanted
	for _, c := range All() {
		if said[c] > most || said[c] == most && w.best == Identity {
			w.best, most = c, said[c]
		}
	}
	return w
}

func named(name string) (Coding, bool) {
	if name == "x-gzip" { // RFC 9110, section 8.4.1.3
		return Gzip, true
	}
	for _, c := range append(All(), Identity) {
		if c.Name() == name {
			return c, true
		}
	}
	return Identity, false
}

// element reads one element: a name, and perhaps its weight.
func element(part string) (name string, q weight, ok bool) {
	name, rest, weighed := strings.Cut(part, ";")
	name = strings.ToLower(strings.Trim(name, " \t"))
	if !weighed {
		return name, 1000, name != ""
	}
	key, value, _ := strings.Cut(strings.Trim(rest, " \t"), "=")
	if key != "q" && key != "Q" {
		return "", 0, false
	}
	q, ok = thousandths(value)
	return name, q, ok && name != ""
}

// thousandths reads a weight: 0 or 1 and at most three digits after a point
// (RFC 9110, section 12.4.2).
func thousandths(s string) (weight, bool) {
	whole, digits, pointed := strings.Cut(s, ".")
	if whole != "0" && whole != "1" || len(digits) > 3 || pointed && strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	q := weight(whole[0] - '0')
	for i := range 3 {
		q *= 10
		if i < len(digits) {
			q += weight(digits[i] - '0')
		}
	}
	return q, q <= 1000
}
