package generator

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"strconv"
	"strings"
	"time"

	"partnerbook/generator/source"
)

// Origin tells what an edition after Scan is made of, before anything is compiled.
type Origin struct {
	// Whole is a digest of everything: the settings, the site's own theme and the lock of
	// checklists by what they say, and the files of the content by their stamps. With the
	// same, a build can tell in a moment that another has made the same.
	Whole [sha256.Size]byte
	// Rest is one of everything but what stands in pages of Markdown. With the same, a
	// build can go on from another (Workspace.Resume).
	Rest [sha256.Size]byte
	// WholeCalm and RestCalm say that no file was changed so shortly before Scan that
	// another change could bear the same stamp. Only then does a digest say for certain
	// what the files hold.
	WholeCalm, RestCalm bool
}

// Origin returns what the edition after Scan is made of. The program is for the caller to
// add.
func (w *Workspace) Origin() (Origin, error) {
	rest := sha256.New()
	w.writeSettings(rest)
	raw, exists, err := w.readConfig()
	if err != nil {
		return Origin{}, err
	}
	config, _ := w.parseConfig(raw, exists)
	own, links, err := w.ownTheme(config.Theme.Text)
	if err != nil {
		return Origin{}, err
	}
	if err := writeSetup(rest, raw, exists, own, links); err != nil {
		return Origin{}, err
	}
	if _, err := w.readLock(); err != nil {
		return Origin{}, err
	}
	fmt.Fprintf(rest, "%q %q\n", w.lock.what, w.lock.data)
	pages := sha256.New()
	o := Origin{}
	o.WholeCalm, o.RestCalm = w.writeTree(pages, rest)
	rest.Sum(o.Rest[:0])
	pages.Write(o.Rest[:])
	pages.Sum(o.Whole[:0])
	return o, nil
}

// writeSettings writes all settings that an edition depends on. Jobs is not among them.
func (w *Workspace) writeSettings(h hash.Hash) {
	s := w.settings
	fmt.Fprintf(h, "%q %q %q %q\n", s.Prefix, s.Name, s.SitePrefix, s.Overrides)
	fmt.Fprintf(h, "%s %d %t %t %t\n", s.Day.UTC().Format(time.DateOnly), s.Epoch.Unix(), s.Drafts, s.Live, s.Expect)
}

// writeTree writes what Scan found: the stamps of pages into one, everything else into
// the other. It tells whether all of it is old enough.
func (w *Workspace) writeTree(pages, rest hash.Hash) (whole, others bool) {
	whole, others = true, true
	var ofPages, ofRest []byte
	for _, folder := range w.tree.Folders() {
		ofPages = ofPages[:0]
		ofRest = fmt.Appendf(ofRest[:0], "%q %d\n", folder, len(w.tree.In(folder)))
		for _, f := range w.tree.In(folder) {
			ofRest = append(append(ofRest, f.Path...), 0) // which no path holds
			ofRest = strconv.AppendBool(ofRest, f.Fragment)
			young := f.IsYoung(w.looked)
			whole = whole && !young
			if isPage(f) {
				ofPages = f.Append(ofPages)
			} else {
				ofRest = f.Append(ofRest)
				others = others && !young
			}
			ofRest = append(ofRest, '\n')
		}
		pages.Write(ofPages)
		rest.Write(ofRest)
	}
	for _, d := range w.tree.Problems().Sorted() {
		fmt.Fprintf(rest, "%+v\n", d)
	}
	return whole, others
}

// isPage tells whether a file is a page of Markdown, which an edit may change without
// changing anything else.
func isPage(f source.File) bool { return strings.HasSuffix(f.Path, ".md") && !f.Fragment }
