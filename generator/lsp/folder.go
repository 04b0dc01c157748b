package lsp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

const (
	// quiet is how long no edit must come before a text is compiled, and latest how long
	// edits may put that off.
	quiet  = 15 * time.Millisecond
	latest = 150 * time.Millisecond
	// often and rarely are how long after the last look everything is looked at on disk: where
	// the editor does not tell of changed files, and where it does.
	often  = 5 * time.Second
	rarely = 30 * time.Second
	// share is how many times longer than that took the pause after it is at least.
	share = 20
)

// folder is one site, or one folder of plain Markdown, that is kept compiled while texts of
// it are edited.
type folder struct {
	root    string // what paths in diagnostics are seen from
	content string
	site    string // the folder of site.toml, or ""

	settings  generator.Settings
	workspace *generator.Workspace
	pages     *overlay
	own       *overlay // the folder of site.toml, or nil
	tell      func(*folder, *edition)
	complain  func(string)
	end       func()        // stops looking, and takes back what was said
	ended     chan struct{} // closed when no look goes on any more

	mutex    sync.Mutex
	texts    map[string]*document // that are open, by path on disk
	marked   map[string]bool      // content folders to look at
	whole    bool                 // everything is to be looked at
	asked    int                  // counts the calls for a look
	seen     int                  // asked of the last look that ended
	settled  chan struct{}        // closed when seen changes
	cancel   context.CancelFunc   // ends the running look
	wake     chan struct{}
	watched  bool          // the editor tells of changed files
	took     time.Duration // the last look at everything
	last     *edition
	lastGood *edition // whose settings could be read
	wrong    string   // what was complained of last, until a look goes well
}

// edition is a site as it was at one moment, and the texts that it was made of.
type edition struct {
	*generator.Edition
	objects []*kind.Object // of all files, sorted by path
	files   []string       // content paths of all others, sorted
	texts   map[string]*document
}

// openFolder opens a site or, if site is "", a folder of plain Markdown.
func openFolder(site, content string, settings generator.Settings) (*folder, error) {
	disk, err := source.OpenDisk(content)
	if err != nil {
		return nil, fmt.Errorf("the folder of the pages cannot be opened: %w", err)
	}
	f := &folder{
		root: cmp.Or(site, content), content: content, site: site, pages: newOverlay(disk),
		texts: map[string]*document{}, marked: map[string]bool{}, settled: make(chan struct{}), ended: make(chan struct{}), wake: make(chan struct{}, 1),
	}
	settings.Content, settings.Prefix = f.pages, f.shown(content)
	settings.Name = source.TitleFromName(filepath.Base(f.root))
	settings.Live, settings.Editor = true, true
	if site != "" {
		own, err := source.OpenDisk(site)
		if err != nil {
			disk.Close()
			return nil, fmt.Errorf("the folder of %s cannot be opened: %w", generator.ConfigName, err)
		}
		f.own = newOverlay(own)
		settings.Site = f.own
	}
	f.settings = settings
	f.workspace = generator.NewWorkspace(settings)
	return f, nil
}

func (f *folder) close() {
	f.pages.Close()
	if f.own != nil {
		f.own.Close()
	}
}

// shown returns a file as diagnostics name it.
func (f *folder) shown(name string) string {
	rel, ok := belowAsWritten(f.root, name)
	switch {
	case !ok:
		return filepath.ToSlash(name)
	case rel == ".":
		return ""
	}
	return rel
}

// file returns the file that a diagnostic names, or "" if it names none.
func (f *folder) file(shown string) string {
	switch {
	case shown == "--config":
		return ""
	case filepath.IsAbs(filepath.FromSlash(shown)):
		return filepath.FromSlash(shown)
	}
	return filepath.Join(f.root, filepath.FromSlash(shown))
}

// pageFile returns the file of a content path.
func (f *folder) pageFile(contentPath string) string {
	return filepath.Join(f.content, filepath.FromSlash(contentPath))
}

// contentPath returns the content path of a file, and whether it is of the content.
func (f *folder) contentPath(name string) (string, bool) { return below(f.content, name) }

// isConfig tells whether a file is the site's settings.
func (f *folder) isConfig(name string) bool {
	p, ok := below(f.site, name)
	return f.site != "" && ok && p == generator.ConfigName
}

// holds tells whether a file is of the site.
func (f *folder) holds(name string) bool {
	_, ok := f.contentPath(name)
	return ok || f.isConfig(name)
}

// change notes that a text was opened, edited or closed (then it is nil).
func (f *folder) change(name string, d *document) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.texts = maps.Clone(f.texts) // looks that go on have the others
	if d == nil {
		delete(f.texts, name)
	} else {
		f.texts[name] = d
	}
	f.mark(name)
}

// changed notes that files on disk may have changed: all of them if there are no names.
func (f *folder) changed(names ...string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if len(names) == 0 {
		f.whole = true
	}
	for _, name := range names {
		if f.texts[name] == nil { // what is on disk is not what is in the editor
			f.mark(name)
		}
	}
	f.call()
}

// mark has the folder of a file looked at.
func (f *folder) mark(name string) {
	if p, ok := f.contentPath(name); ok {
		f.marked[path.Dir(p)] = true
	}
	f.call()
}

// call has a look begin soon. A look that is going on is stopped, but for the first, of which
// nothing would be kept.
func (f *folder) call() {
	f.asked++
	if f.cancel != nil && f.last != nil {
		f.cancel()
	}
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

// run looks at the folder whenever something changed, until ctx ends.
func (f *folder) run(ctx context.Context) {
	f.changed()
	for f.wait(ctx) {
		f.look(ctx)
	}
}

// wait waits for edits, and for their end.
func (f *folder) wait(ctx context.Context) bool {
	f.mutex.Lock()
	pause := often
	if f.watched {
		pause = rarely
	}
	pause = max(pause, share*f.took)
	f.mutex.Unlock()
	var calm, enough <-chan time.Time
	idle := time.NewTimer(pause)
	defer idle.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-f.workspace.Counted():
			f.changed()
		case <-idle.C:
			f.changed()
		case <-f.wake:
			calm = time.After(quiet)
			if enough == nil {
				enough = time.After(latest)
			}
		case <-calm:
			return true
		case <-enough:
			return true
		}
	}
}

// look compiles what changed, links, and tells what came of it.
func (f *folder) look(ctx context.Context) {
	f.mutex.Lock()
	ctx, f.cancel = context.WithCancel(ctx)
	cancel, asked, texts := f.cancel, f.asked, f.texts
	folders, whole := slices.Sorted(maps.Keys(f.marked)), f.whole || f.last == nil
	f.mutex.Unlock()
	defer cancel()
	f.put(texts)
	if whole {
		folders = generator.Everything
	} else if folders == nil {
		folders = []string{} // settings alone
	}
	begun := time.Now()
	made, err := f.refresh(ctx, folders)
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.cancel = nil
	if err != nil && errors.Is(err, context.Canceled) {
		return // what is marked stays so
	}
	for _, folder := range folders {
		delete(f.marked, folder)
	}
	if whole {
		f.took = time.Since(begun)
		clear(f.marked)
		f.whole = f.asked != asked && f.whole
	}
	f.seen = asked
	defer func() {
		close(f.settled)
		f.settled = make(chan struct{})
	}()
	if err != nil {
		f.complainOnce(err)
		return
	}
	f.wrong = ""
	e := &edition{made, f.workspace.Objects(), f.workspace.OtherFiles(), texts}
	f.last = e
	if f.lastGood == nil || !f.brokenSettings(made) {
		f.lastGood = e
	}
	if err := f.say(e); err != nil {
		f.complainOnce(err)
	}
}

// complainOnce complains, but not again of the same: a look that goes wrong goes wrong at
// every key.
func (f *folder) complainOnce(err error) {
	if words := err.Error(); words != f.wrong {
		f.wrong = words
		f.complain(words)
	}
}

// say tells what came of a look.
func (f *folder) say(e *edition) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the program has a mistake, and could not tell what it found: %v", r)
		}
	}()
	f.tell(f, e)
	return nil
}

// refresh is Refresh, and begins anew with another workspace if that goes wrong.
func (f *folder) refresh(ctx context.Context, folders []string) (made *generator.Edition, err error) {
	defer func() {
		if r := recover(); r != nil {
			f.workspace = generator.NewWorkspace(f.settings)
			err = fmt.Errorf("the program has a mistake, and could not look at the site: %v", r)
		}
	}()
	if _, err := f.workspace.Follow(); err != nil {
		return nil, err
	}
	return f.workspace.Refresh(ctx, folders)
}

// put lays the texts of the editor over the files.
func (f *folder) put(texts map[string]*document) {
	pages, own := map[string]unsaved{}, map[string]unsaved{}
	for name, d := range texts {
		if p, ok := f.contentPath(name); ok {
			pages[p] = unsaved{d.text.raw, d.edition}
		}
		if f.isConfig(name) {
			own[generator.ConfigName] = unsaved{d.text.raw, d.edition}
		}
	}
	f.pages.set(pages)
	if f.own != nil {
		f.own.set(own)
	}
}

// brokenSettings tells whether site.toml has errors, so that little of it was read.
func (f *folder) brokenSettings(e *generator.Edition) bool {
	return f.site != "" && slices.ContainsFunc(e.Found.List(), func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && d.Pos.Path == generator.ConfigName
	})
}

// good returns the last edition whose settings could be read, or nil if there is none yet.
func (f *folder) good() *edition {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.lastGood
}

// settle waits until everything that was edited has been looked at, and returns the edition,
// or nil if ctx ends before.
func (f *folder) settle(ctx context.Context) *edition {
	for {
		f.mutex.Lock()
		asked, settled, last := f.asked, f.settled, f.last
		done := f.seen == asked
		f.mutex.Unlock()
		if done {
			return last
		}
		select {
		case <-ctx.Done():
			return nil
		case <-settled:
		}
	}
}

// read returns the text of a file as it is in the editor or, where it is not open, on disk.
// It is empty if there is none.
func (e *edition) read(f *folder, name string) *text {
	if d := e.texts[name]; d != nil {
		return d.text
	}
	var raw []byte
	if p, ok := f.contentPath(name); ok {
		raw, _ = f.pages.Disk.ReadFile(p)
	} else if p, ok := below(f.site, name); ok && f.own != nil {
		raw, _ = f.own.Disk.ReadFile(p)
	}
	return newText(strings.TrimPrefix(string(raw), bom))
}

// object returns the object of a content path, or nil.
func (e *edition) object(contentPath string) *kind.Object {
	at, ok := slices.BinarySearchFunc(e.objects, contentPath, func(o *kind.Object, p string) int { return strings.Compare(o.Path, p) })
	if !ok {
		return nil
	}
	return e.objects[at]
}

// units calls yield with every page, and every file that pages include.
func (e *edition) units(yield func(*site.Unit) bool) {
	seen := map[*kind.Object]bool{}
	var visit func(u *site.Unit) bool
	visit = func(u *site.Unit) bool {
		if seen[u.Object] {
			return true
		}
		seen[u.Object] = true
		if !yield(u) {
			return false
		}
		for i := range u.Targets {
			if t := &u.Targets[i]; t.Kind == site.ToUnit && t.Unit != nil && !visit(t.Unit) {
				return false
			}
		}
		return true
	}
	for i := range e.Site.Pages {
		if !visit(&e.Site.Pages[i].Unit) {
			return
		}
	}
}
