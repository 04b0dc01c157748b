package kind

import (
	"embed"
	"slices"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Kind is a kind of page.
type Kind struct {
	Name  string
	About string // what pages of the kind are, in a few words, for lists of kinds
	// keys names the settings that only this kind has.
	keys []string
	// decode reads them. It gets the common settings, read already.
	decode func(d *source.Decoder, c *Compiler) Fields
	// options adapts how the text is compiled; nil leaves it as it is.
	options func(o *markup.Options, f Fields)
	// check looks at the whole page; nil checks nothing.
	check func(o *Object) diag.List
}

// Fields are the settings that only one kind of page has, typed. Implementations
// are plain structs that are not changed once made.
type Fields interface {
	// References returns what the settings refer to, for the site to resolve.
	References() []markup.Reference
	// View returns what a theme may see. links holds the references, resolved,
	// in the order of References.
	View(links []Link) any
	// Search returns what the page is found by besides its text.
	Search() Searched
}

// Searched is what a search finds a page by besides its title, its summary and
// its text, which it knows of all kinds.
type Searched struct {
	Words    []string // found like the text; what readers see of the settings
	Councils []string // that the page is about, to filter by
}

// Link is a resolved reference as a theme sees it. URL is relative to the page.
type Link struct {
	URL   string
	Title string
}

// NoFields is what kinds without settings of their own have.
type NoFields struct{}

// References implements Fields.
func (NoFields) References() []markup.Reference { return nil }

// View implements Fields.
func (NoFields) View([]Link) any { return nil }

// Search implements Fields.
func (NoFields) Search() Searched { return Searched{} }

func noFields(*source.Decoder, *Compiler) Fields { return NoFields{} }

// table lists the kinds in the order in which they are offered.
var table = []Kind{
	guidance, checklist, testimonial, caseStudy, template, reference, sourcePage, directory,
}

// Names returns the names of all kinds.
func Names() []string {
	names := make([]string, len(table))
	for i, k := range table {
		names[i] = k.Name
	}
	return names
}

// About says what pages of a kind are, in a few words.
func About(name string) string {
	k, _ := lookup(name)
	return k.About
}

func lookup(name string) (Kind, bool) {
	i := slices.IndexFunc(table, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return table[i], true
}

// IsReference tells whether a word before a colon in a reference names a kind of
// page: a kind, "page" for any, or "aid" for a decision aid.
func IsReference(word string) bool {
	_, ok := lookup(word)
	return ok || word == "page" || word == AidName
}

// homes says, for each setting that only one kind has, whose it is: for
// messages.
var homes = func() map[string]string {
	homes := map[string]string{}
	for _, k := range table {
		for _, key := range k.keys {
			homes[key] = "pages of kind " + k.Name
		}
	}
	return homes
}()

//go:embed starter/*.md starter/*.toml
var starters embed.FS

// Starter returns the text that a new page of a kind begins with and the ending
// of its file's name, and whether there is such a kind.
func Starter(name string) (text, ext string, ok bool) {
	for _, ext := range []string{".md", ".toml"} {
		if text, err := starters.ReadFile("starter/" + name + ext); err == nil {
			return string(text), ext, true
		}
	}
	return "", "", false
}

// AidStarters returns what new decision aids can be begun as: "aid-guide" and so on.
func AidStarters() []string {
	var names []string
	for _, k := range aid.Kinds() {
		names = append(names, AidName+"-"+string(k))
	}
	return names
}
