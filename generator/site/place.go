package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/portable"
)

// placed is an object with its address.
type placed struct {
	object *kind.Object
	url    string
	title  string // in small letters, to compare by
	// What every reference is compared with stands here again, close together: objects
	// are large, and to fetch ten thousand from memory takes longer than all else.
	path, language string
}

// folderOf returns the folder that a file of the content stands in, as path.Dir does:
// there is nothing to clean.
func folderOf(contentPath string) string {
	if i := strings.LastIndexByte(contentPath, '/'); i >= 0 {
		return contentPath[:i]
	}
	return "."
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
		if in.Config.Plain && path.Base(o.Path) == "index.md" {
			indexed[folderOf(o.Path)] = true
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
			if in.Config.Plain && path.Base(o.Path) == "README.md" && !indexed[folderOf(o.Path)] {
				url = path.Join(path.Dir(o.Path), "index.html")
			}
			out.pages = append(out.pages, placed{object: o, url: url, title: strings.ToLower(o.Meta.Title)})
		}
	}
	out.gather()
	return out
}

// gather gives the pages copies of their paths, which stand one behind the other, and of
// their languages, of which there is one of each.
func (p *parted) gather() {
	var paths strings.Builder
	for _, page := range p.pages {
		paths.WriteString(page.object.Path)
	}
	rest, languages := paths.String(), map[string]string{}
	for i := range p.pages {
		page := &p.pages[i]
		n := len(page.object.Path)
		page.path, rest = rest[:n], rest[n:]
		language, known := languages[page.object.Language]
		if !known {
			language = page.object.Language
			languages[language] = language
		}
		page.language = language
	}
}

// addresses collects who claims which address, and reports clashes.
type addresses struct {
	owner   map[string]claim  // by address
	folds   map[string]string // address, by what disks take for one
	folders map[string]folder // those above an address, by what disks take for one
	found   diag.List
}

// folder is a folder above an address, with the claim that it was first met in.
type folder struct {
	path  string
	first claim
}

// claim is what stands at an address.
type claim struct {
	what string        // for messages: "the page x.md"
	pos  diag.Position // where the claim was made
	made bool          // the program makes it, so there is no such place
}

// newAddresses returns a collection for about so many.
func newAddresses(n int) *addresses {
	return &addresses{owner: make(map[string]claim, n), folds: make(map[string]string, n), folders: map[string]folder{}}
}

// take claims an address, tells whether it was free, and reports one that not every
// disk can hold.
func (a *addresses) take(url string, c claim) bool {
	if first, taken := a.owner[url]; taken {
		a.clash(url, c, first)
		return false
	}
	a.owner[url] = c
	a.found.Add(checkAddress(url, c)...)
	fold := portable.Key(url)
	if other, clash := a.folds[fold]; clash {
		a.fold(url, other, c)
		return true
	}
	a.folds[fold] = url
	a.foldFolders(url, c)
	return true
}

// foldFolders reports a folder that would become one with another when it is unzipped:
// then the files in it would have other names than the site says.
func (a *addresses) foldFolders(url string, c claim) {
	for dir := path.Dir(url); dir != "."; dir = path.Dir(dir) {
		key := portable.Key(dir)
		other, known := a.folders[key]
		if known && other.path == dir {
			return // those above are known
		}
		if !known {
			a.folders[key] = folder{dir, c}
			continue
		}
		at := c
		if c.made {
			at = other.first
		}
		a.found.Add(diag.New(diag.PathCase, at.pos, "The folders %s and %s differ only in %s.", dir, other.path, difference(dir, other.path)).
			Hinted("Give the two one name, or names that differ in more."))
		return
	}
}

// difference says in what two names differ that some disk takes for one.
func difference(a, b string) string {
	if norm.NFC.String(a) == norm.NFC.String(b) {
		return "how an accented letter is stored"
	}
	return "capital letters"
}

// fold reports that the address of c is that of another in other letters.
func (a *addresses) fold(url, other string, c claim) {
	first := a.owner[other]
	if first.made && c.made {
		if path.Base(url) != path.Base(other) { // else the folders differ, and their pages say so
			a.found.Add(diag.New(diag.PathCase, c.pos, "The address %s differs from %s only in %s.", url, other, difference(url, other)).
				Hinted("Give %s, or %s, another name.", c.what, first.what))
		}
		return
	}
	if first.made {
		url, other, c, first = other, url, first, c
	}
	if c.made {
		a.found.Add(diag.New(diag.PathCase, first.pos, "The address %s differs from %s only in %s.", other, url, difference(url, other)).
			Hinted("Rename the file: Partnerbook makes %s itself.", c.what))
		return
	}
	a.found.Add(diag.New(diag.PathCase, c.pos, "The address %s differs from %s only in %s.", url, other, difference(url, other)).
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
