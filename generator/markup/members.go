package markup

import (
	"fmt"
	"regexp"
	"strings"

	"partnerbook/generator/source"
)

// What a partnership says of its members and of what came after is shown as it stands:
// in tables, in the drawing, in lists. So each member is a name that stands there once,
// and no link.

// MemberProblem says what is wrong with a member of a list, and how to mend it; both
// are empty if nothing is.
func MemberProblem(members []string, at int) (problem, hint string) {
	name := strings.TrimSpace(members[at])
	if name == "" {
		return "One of the members has no name.", "Write the name of a council there, or remove it."
	}
	for _, before := range members[:at] {
		if source.Slug(before) == source.Slug(name) {
			return fmt.Sprintf("“%s” is named twice.", name), "Name each member once."
		}
	}
	return LinkProblem(name)
}

var (
	aLink = regexp.MustCompile(`\]\(|://|^www\.|^(?:page|directory|case-study):|\.(?:md|html)(?:#\S*)?$`)
	aFile = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)+$`)
)

// LinkProblem says that words which are shown as they stand look like a link or the
// name of a page, and how to mend that.
func LinkProblem(words string) (problem, hint string) {
	if words = strings.TrimSpace(words); !aLink.MatchString(words) && !aFile.MatchString(words) {
		return "", ""
	}
	return fmt.Sprintf("“%s” looks like a link, and is shown as it stands.", words),
		"Say it in words, as in “Northtown Council”. Put the link into the text."
}

func withMembers(s string) (string, bool) {
	members := strings.Split(strings.TrimRight(s, "; "), ";")
	if len(splitList(s, ";")) == 0 {
		return "Name the members, with a semicolon between two.", false
	}
	for i := range members {
		if problem, hint := MemberProblem(members, i); problem != "" {
			return problem + " " + hint, false
		}
	}
	return "", true
}

func withoutLink(s string) (string, bool) {
	problem, hint := LinkProblem(s)
	return problem + " " + hint, problem == ""
}
