package site

import (
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

// FurtherURLs returns the addresses of a decision aid's pages besides the first,
// in the order of aid.Definition.Pages; nil for other pages.
func (p *Page) FurtherURLs() []string { return furtherURLs(p.Object) }

func furtherURLs(o *kind.Object) []string {
	d := o.Aid()
	if d == nil {
		return nil
	}
	var out []string
	for _, p := range d.Pages() {
		out = append(out, furtherURL(o, p.Path))
	}
	return out
}

// FurtherURL returns the address of one of them: "aids/cost/how.html", and in Welsh
// "aids/cost/how.cy.html".
func (p *Page) FurtherURL(path string) string { return furtherURL(p.Object, path) }

func furtherURL(o *kind.Object, path string) string {
	original, language, translated := kind.SplitLanguage(o.Path)
	if translated {
		path = kind.InLanguage(path, language)
	}
	return strings.TrimSuffix(URLOf(original), ".html") + "/" + path
}

// languagesOfAids returns the languages of the pages of decision aids besides the first, by
// address; nil if none is translated.
func languagesOfAids(pages []Page, aids []PageID) map[string]string {
	if !slices.ContainsFunc(aids, func(id PageID) bool { return isTranslation(pages[id].Object.Path) }) {
		return nil
	}
	out := map[string]string{}
	for _, id := range aids {
		for _, url := range pages[id].FurtherURLs() {
			out[url] = pages[id].Object.Language
		}
	}
	return out
}

// BlankURL returns the address of a template's blank document; "" for other pages.
func (p *Page) BlankURL() string { return blankURL(p.Object, p.URL) }

func blankURL(o *kind.Object, url string) string {
	if _, ok := o.Fields.(kind.Template); !ok || o.Meta.Coming != "" {
		return ""
	}
	return strings.TrimSuffix(url, ".html") + ".docx"
}

// ofAid resolves what a decision aid cites or leads on to. The specification of
// aids has its own words for what is missing.
func (r *resolver) ofAid(o *kind.Object, self PageID, ref reference) Target {
	before := len(r.found)
	t := r.address(o, self, ref)
	if t.Kind == ToPage {
		r.place(o, &t, ref)
		if ref.Kind == markup.RefEvidence {
			r.checkCitation(t, ref, true)
		}
	}
	found := t.Kind == ToPage && len(r.found) == before
	r.found = r.found[:before]
	if found {
		return t
	}
	r.missingOfAid(ref)
	return missing(ref)
}

func (r *resolver) missingOfAid(ref reference) {
	near := r.nearReference(ref)
	hint := "Write the page, or name one that is there: " + near + "?"
	if near == "" {
		hint = "Write the page first, or name another."
	}
	if ref.Kind == markup.RefNext {
		r.report(diag.AidMissingNext, ref, "next step %q does not exist", ref.Raw).Hint = hint
		return
	}
	if near == "" {
		r.report(diag.AidMissingEvidence, ref, "evidence %q does not exist", ref.Raw).Hint =
			"Write page#place, as in hbr#p11. The page must be a source."
		return
	}
	r.report(diag.AidMissingEvidence, ref, "evidence %q does not exist; the nearest is %q", ref.Raw, near).Hint =
		"Write " + near + " if that is meant. Otherwise the source needs a place of this name."
}

// nearReference returns the reference that may be meant: another place on the same
// page, or another page.
func (r *resolver) nearReference(ref reference) string {
	name, fragment, _ := strings.Cut(ref.Raw, "#")
	if id, ok := r.byID[name]; ok && fragment != "" {
		var places []string
		for _, a := range r.pages[id].object.Body.Anchors {
			places = append(places, a.ID)
		}
		if near := diag.Suggest(fragment, places); near != "" {
			return name + "#" + near
		}
		if near := longestCommon(fragment, places); near != "" {
			return name + "#" + near
		}
		return name
	}
	kindName, bare, hasKind := strings.Cut(name, ":")
	if !hasKind {
		kindName, bare = "source", name
	}
	var names []string
	for _, p := range r.pages {
		if kindName == "page" || p.object.Meta.Kind == kindName {
			names = append(names, nameOf(p.object.Path))
			if p.object.Meta.ID.Text != "" {
				names = append(names, p.object.Meta.ID.Text)
			}
		}
	}
	near := diag.Suggest(bare, names)
	if near != "" && hasKind {
		return kindName + ":" + near
	}
	return near
}

// longestCommon returns the name that begins with most of the same letters, at
// least three.
func longestCommon(word string, names []string) string {
	best, most := "", 2
	for _, name := range slices.Sorted(slices.Values(names)) {
		n := 0
		for n < min(len(word), len(name)) && word[n] == name[n] {
			n++
		}
		if n > most {
			best, most = name, n
		}
	}
	return best
}
