package site

import (
	"path"
	"slices"

	"partnerbook/generator/diag"
)

// made are the addresses of what the program makes besides pages: by output and
// render, which stand above this package.
var made = []struct{ url, what string }{
	{"manifest.json", "the list of all files"},
	{"edition.json", "the note of when the site was made"},
	{"edition.js", "the same note for scripts"},
	{"sw.js", "the script that keeps the site on devices"},
	{CalendarURL, "the calendar of reviews"},
	{"404.html", "the page for addresses that do not exist"},
	{"feed.xml", "the feed"},
	{"sitemap.xml", "the site map"},
	{SearchDirectoryURL, "the index of the search"},
	{ReadMeURL, "the note for whoever receives a bundle"},
	{"0-THIS-IS-AN-UPDATE.txt", "the note in an update of a bundle"},
	{"update.json", "the list of what an update changes"},
}

// reserve claims the addresses of what the program makes. They are kept free
// even of a site that has no reviews or no base URL, so that a page need not be
// renamed the day it gets one.
func (a *addresses) reserve(in Input) {
	for _, m := range made {
		a.take(m.url, claimOfProgram(in, m.what))
	}
}

// checkFolders reports an address that is that of a file and of a folder as
// well, which no disk can hold.
func (a *addresses) checkFolders() {
	if !a.anyIsFolder() {
		return
	}
	urls := make([]string, 0, len(a.owner))
	for url := range a.owner {
		urls = append(urls, url)
	}
	slices.Sort(urls)
	for _, url := range urls {
		for dir := path.Dir(url); dir != "."; dir = path.Dir(dir) {
			if file, clash := a.owner[dir]; clash {
				c := a.owner[url]
				a.found.Add(diag.New(diag.PageDuplicateURL, c.pos, "The address %s needs a folder %s, and that is the address of %s.", url, dir, file.what).
					Hinted("Rename one of the two, or remove the alias.").
					See(file.pos, "The other is here."))
				break
			}
		}
	}
}

// anyIsFolder tells whether an address is that of a folder above another.
func (a *addresses) anyIsFolder() bool {
	seen := map[string]bool{".": true}
	for url := range a.owner {
		for dir := path.Dir(url); !seen[dir]; dir = path.Dir(dir) {
			if _, clash := a.owner[dir]; clash {
				return true
			}
			seen[dir] = true
		}
	}
	return false
}

// claimOfProgram is the claim of an address that the program itself needs.
func claimOfProgram(in Input, what string) claim {
	return claim{what: what, pos: diag.Position{Path: in.ConfigName}, made: true}
}
