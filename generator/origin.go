package generator

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"time"
)

// Origin returns a digest of all that the edition after Scan is made of: the settings,
// the site's own theme and the lock of checklists by what they say, and the files of the
// content by their stamps. It compiles nothing, so that a build can tell in a moment that
// another has made the same. The program is for the caller to add.
//
// calm tells whether no file was changed so shortly before Scan that another change could
// bear the same stamp. Only then does the digest say for certain what the files hold.
func (w *Workspace) Origin() (digest [sha256.Size]byte, calm bool, err error) {
	h := sha256.New()
	w.writeSettings(h)
	raw, exists, err := w.readConfig()
	if err != nil {
		return digest, false, err
	}
	config, _ := w.parseConfig(raw, exists)
	own, links, err := w.ownTheme(config.Theme.Text)
	if err != nil {
		return digest, false, err
	}
	if err := writeSetup(h, raw, exists, own, links); err != nil {
		return digest, false, err
	}
	if _, err := w.readLock(); err != nil {
		return digest, false, err
	}
	fmt.Fprintf(h, "%q %q\n", w.lock.what, w.lock.data)
	calm = w.writeTree(h)
	h.Sum(digest[:0])
	return digest, calm, nil
}

// writeSettings writes all settings that an edition depends on. Jobs is not among them.
func (w *Workspace) writeSettings(h hash.Hash) {
	s := w.settings
	fmt.Fprintf(h, "%q %q %q %q\n", s.Prefix, s.Name, s.SitePrefix, s.Overrides)
	fmt.Fprintf(h, "%s %d %t %t %t\n", s.Day.UTC().Format(time.DateOnly), s.Epoch.Unix(), s.Drafts, s.Live, s.Expect)
}

// writeTree writes what Scan found, and tells whether all of it is old enough.
func (w *Workspace) writeTree(h hash.Hash) (calm bool) {
	calm = true
	var line []byte
	for _, folder := range w.tree.Folders() {
		line = fmt.Appendf(line[:0], "%q %d\n", folder, len(w.tree.In(folder)))
		for _, f := range w.tree.In(folder) {
			line = fmt.Appendf(line, "%q %t ", f.Path, f.Fragment)
			line = append(f.Append(line), '\n')
			calm = calm && !f.IsYoung(w.looked)
		}
		h.Write(line)
	}
	for _, d := range w.tree.Problems().Sorted() {
		fmt.Fprintf(h, "%+v\n", d)
	}
	return calm
}
