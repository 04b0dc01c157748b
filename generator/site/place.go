package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
)

// placed is an object with its address.
type placed struct {
	object *kind.Object
	url    string
}

// parted is what the objects come to: pages, in the order of their paths, and
// what is not published.
type parted struct {
	pages     []placed
	drafts    []*kind.Object // left out
	fragments []*kind.Object
}

// part decides what is a page.
func part(in Input) parted {
	objects := slices.Clone(in.Objects)
	slices.SortFunc(objects, func(a, b *kind.Object) int { return cmp.Compare(a.Path, b.Path) })
	indexed := map[string]bool{}
	for _, o := range objects {
		if path.Base(o.Path) == "index.md" {
			indexed[path.Dir(o.Path)] = true
		}
	}
	var out parted
	for _, o := range objects {
		switch {
		case o.Fragment:
			out.fragments = append(out.fragments, o)
		case o.Foreign:
		case o.Meta.Status == kind.Draft && !in.Drafts:
			out.drafts = append(out.drafts, o)
		default:
			url := URLOf(o.Path)
			// In somebody's folder of Markdown, README.md is the folder's page.
			if in.Config.Plain && path.Base(o.Path) == "README.md" && !indexed[path.Dir(o.Path)] {
				url = path.Join(path.Dir(o.Path), "index.html")
			}
			out.pages = append(out.pages, placed{o, url})
		}
	}
	return out
}

// addresses collects who claims which address, and reports clashes.
type addresses struct {
	owner map[string]claim // by address
	folds map[string]string
	found diag.List
}

// claim is what stands at an address.
type claim struct {
	what string        // for messages: "the page x.md"
	pos  diag.Position // where the claim was made
	made bool          // the program makes it, so there is no such place
}

func newAddresses() *addresses {
	return &addresses{owner: map[string]claim{}, folds: map[string]string{}}
}

// take claims an address, and tells whether it was free.
func (a *addresses) take(url string, c claim) bool {
	if first, taken := a.owner[url]; taken {
		a.clash(url, c, first)
		return false
	}
	a.owner[url] = c
	fold := strings.ToLower(url)
	if other, clash := a.folds[fold]; clash {
		a.fold(url, other, c)
		return true
	}
	a.folds[fold] = url
	return true
}

// fold reports that the address of c is that of another in other letters.
func (a *addresses) fold(url, other string, c claim) {
	first := a.owner[other]
	if first.made {
		url, other, c, first = other, url, first, c
	}
	if c.made {
		a.found.Add(diag.New(diag.PathCase, first.pos, "The address %s differs from %s only in capital letters.", other, url).
			Hinted("Rename the file: Partnerbook makes %s itself.", c.what))
		return
	}
	a.found.Add(diag.New(diag.PathCase, c.pos, "The address %s differs from %s only in capital letters.", url, other).
		Hinted("Rename one of the two.").
		See(first.pos, "The other is here."))
}

// clash reports that c claims an address that first has.
func (a *addresses) clash(url string, c, first claim) {
	if first.made {
		c, first = first, c
	}
	if c.made {
		a.found.Add(diag.New(diag.PageDuplicateURL, first.pos, "The address %s would belong to %s and to %s.", url, first.what, c.what).
			Hinted("Rename the file or remove the alias: Partnerbook makes %s itself.", c.what))
		return
	}
	a.found.Add(diag.New(diag.PageDuplicateURL, c.pos, "The address %s would belong to %s and to %s.", url, c.what, first.what).
		Hinted("Rename one of the two, or remove the alias.").
		See(first.pos, "It is taken here."))
}
