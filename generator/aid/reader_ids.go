package aid

import (
	"maps"
	"regexp"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// idPattern says which ids are valid: in a calculator they stand in formulas.
type idPattern struct {
	valid    *regexp.Regexp
	reserved []string
	words    string // what the pattern says, for a hint
}

var (
	plainIDs   = idPattern{regexp.MustCompile(`^[a-z][a-z0-9-]*$`), nil, "small letters, digits and hyphens, beginning with a letter"}
	formulaIDs = idPattern{regexp.MustCompile(`^[a-z][a-z0-9_]*$`), append([]string{"t"}, functionNames()...),
		"small letters, digits and underscores, beginning with a letter, for formulas use them; t and the names of functions are taken"}
	// outputIDs may be names of functions, as the worked example's payback and
	// npv are: a function is known by the bracket that follows it.
	outputIDs = idPattern{formulaIDs.valid, []string{"t"},
		"small letters, digits and underscores, beginning with a letter, for formulas use them; t is taken"}
)

// id returns the id of an element; used holds those of its fellows and is added
// to.
func (r *reader) id(used ids) string {
	w := r.word("id")
	r.shape.Matches("id", r.file.valid.String())
	if w.Text == "" {
		r.need("id")
		return ""
	}
	r.checkID(w, used)
	return w.Text
}

// idAs is id with another pattern.
func (r *reader) idAs(pattern idPattern, used ids) string {
	usual := r.file.idPattern
	r.file.idPattern = pattern
	defer func() { r.file.idPattern = usual }()
	return r.id(used)
}

// ValidID tells whether a text can be the id of an aid.
func ValidID(id string) bool { return plainIDs.valid.MatchString(id) }

// ids says where each id was first used.
type ids map[string]diag.Position

func (r *reader) checkID(w source.Word, used ids) {
	if !r.file.valid.MatchString(w.Text) || slices.Contains(r.file.reserved, w.Text) {
		r.file.report(diag.AidBadID, w.Pos, "Use "+r.file.words+".", "%q is not a valid id", w.Text)
	}
	if first, taken := used[w.Text]; taken {
		r.file.found.Add(diag.New(diag.AidDuplicateID, w.Pos, "%s repeats the id %q, first used on line %d", r.place, w.Text, first.Line).
			Hinted("Give one of the two another id.").See(first, "It is first used here."))
		return
	}
	used[w.Text] = w.Pos
}

// has tells whether there is such an id.
func (i ids) has(id string) bool {
	_, ok := i[id]
	return ok
}

// names returns all ids, for suggestions.
func (i ids) names() []string { return slices.Sorted(maps.Keys(i)) }

// oneOf returns a text that must be one of a few.
func (r *reader) oneOf(key string, possible []string) string {
	w := r.word(key)
	r.shape.OneOf(key, possible)
	if w.Text == "" || slices.Contains(possible, w.Text) {
		return w.Text
	}
	r.file.report(diag.AidSyntax, w.Pos, hintAt(w.Text, possible), "%q of %s cannot be %q", key, r.place, w.Text)
	return ""
}

// refersTo reports a word that is none of the ids it may be.
func (r *reader) refersTo(w source.Word, what string, possible ids) bool {
	if w.Text == "" || possible.has(w.Text) {
		return w.Text != ""
	}
	r.file.report(diag.AidSyntax, w.Pos, hintAt(w.Text, possible.names()), "%s names the %s %q, which is not there", r.place, what, w.Text)
	return false
}

func hintAt(word string, possible []string) string {
	if hint := diag.DidYouMean(word, possible); hint != "" {
		return hint
	}
	return "Name one that is there."
}
