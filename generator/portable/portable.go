// Package portable says which paths every disk of our readers can hold: a folder that
// was unzipped on Windows or a Mac, put on a USB stick, or into a SharePoint library.
// Checking the content (site), making a bundle and proving one (bundle) ask it, so that
// none of them knows a rule that the others do not.
//
// Where the rules are from:
//
//   - Microsoft, "Naming Files, Paths, and Namespaces": < > : " / \ | ? *, characters
//     below 32, names that end in a dot or space, and the names of devices with any
//     ending, COM and LPT with the digits 0 to 9 and ¹ ² ³.
//   - Microsoft, "Restrictions and limitations in OneDrive and SharePoint": the same
//     characters; no space at the start of a name; no .lock, desktop.ini, names that
//     begin with ~$, or _vti_ anywhere; and no folder that begins with ~. The signs # and %
//     are allowed there since 2017 and in SharePoint Server since 2019, so they are allowed
//     here: links escape them. The name "forms" is refused only at the root of a library,
//     where the folder of a bundle does not lie open.
//   - Windows' own tools stop at 260 characters for a whole path. SharePoint takes 400,
//     and a folder that its client synchronises to a laptop stands below a long one of its
//     own. Longest leaves 140 for that.
//
// golang.org/x/text folds letters and normalises accents, since the standard library does
// neither.
package portable

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Longest is how many characters a path may have, from the start of the site.
const Longest = 120

// Length returns how many characters Windows counts in a path.
func Length(p string) int {
	n := 0
	for _, r := range p {
		n += max(1, utf16.RuneLen(r)) // one for what is no character
	}
	return n
}

// Reserved returns why not every disk can hold a file of this path, as the end of a
// sentence, or "". Parts of the path are separated by slashes.
func Reserved(p string) string {
	for rest := p; ; {
		part, after, more := strings.Cut(rest, "/")
		if why := reservedPart(part, more); why != "" {
			return why
		}
		if !more {
			return ""
		}
		rest = after
	}
}

func reservedPart(part string, folder bool) string {
	lower := strings.ToLower(part)
	stem, _, _ := strings.Cut(part, ".")
	switch {
	case isDevice(strings.TrimRight(stem, " ")), lower == ".lock", lower == "desktop.ini":
		return part + " is a reserved name"
	case strings.ContainsFunc(part, unicode.IsControl):
		return "its name holds an invisible character"
	}
	if i := strings.IndexAny(part, `<>:"|?*\`); i >= 0 {
		return part + " holds the character " + part[i:i+1]
	}
	switch {
	case strings.HasSuffix(part, "."), strings.HasSuffix(part, " "):
		return part + " ends in a dot or space"
	case strings.HasPrefix(part, " "):
		return part + " begins with a space"
	case strings.Contains(lower, "_vti_"):
		return part + " holds _vti_, which SharePoint keeps for itself"
	case strings.HasPrefix(part, "~$"), folder && strings.HasPrefix(part, "~"):
		return part + " begins with ~, which SharePoint refuses"
	}
	return ""
}

// isDevice tells whether Windows takes a name for a device.
func isDevice(stem string) bool {
	const longest = len("CONOUT$")
	if len(stem) > longest {
		return false
	}
	stem = strings.ToUpper(stem)
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	digit, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		digit, ok = strings.CutPrefix(stem, "LPT")
	}
	return ok && len([]rune(digit)) == 1 && strings.Contains("0123456789¹²³", digit)
}

// Key returns what two paths have in common that some disk takes for one: Windows and
// Macs do not tell capital from small letters, and Macs do not tell a letter with an
// accent from a letter followed by one.
func Key(p string) string {
	for i := range len(p) {
		if p[i] >= 0x80 {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(p)))
		}
	}
	return strings.ToLower(p)
}
