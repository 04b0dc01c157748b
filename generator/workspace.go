package generator

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/render"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// Settings say what a workspace builds, and how.
type Settings struct {
	// Content is the content folder; Prefix is its path as the author knows it.
	Content fs.FS
	Prefix  string
	// Name is what the site is called if neither site.toml nor its start page says.
	Name string
	// Site is the folder of site.toml and themes/, or nil if there is none;
	// SitePrefix is its path as the author knows it, "" for the working folder.
	Site       fs.FS
	SitePrefix string
	// Themes holds the built-in themes.
	Themes fs.FS
	// Overrides are settings from the command line, KEY=VALUE.
	Overrides []string
	// Day is the day of the build if neither Epoch nor site.toml gives another.
	Day time.Time
	// Epoch is the time of SOURCE_DATE_EPOCH, or zero.
	Epoch  time.Time
	Drafts bool // publish drafts as well
	Live   bool // pages reload when they change
	Expect bool // see whether search finds what search.toml expects
	Jobs   int  // files compiled at the same time; 0 for the number of processors
}

// Workspace builds a site again and again and keeps what did not change. It is
// not safe for use by several goroutines; the editions it makes are.
type Workspace struct {
	settings Settings
	seed     maphash.Seed

	tree     *source.Tree
	scanned  bool // tree is fresh
	config   source.Config
	compiler *kind.Compiler
	setup    uint64 // digest of site.toml and of the site's own theme
	theme    *render.Theme
	setupHas diag.List // what is wrong with them
	objects  map[string]cached
	files    []source.File // besides pages
	problems diag.List     // of the tree
	words    [2]uint64     // digests of glossary.toml and search.toml
	last     *Edition      // nil if it does not hold any more
	digests  render.Digests
	analyses *analyses
	linkHas  diag.List // what is wrong with its links
}

// cached is an object with what tells whether its file changed.
type cached struct {
	object *kind.Object
	file   source.File
	digest uint64
	// other says that the file holds settings and is no page.
	other bool
	// young says that the file was changed so shortly before it was read that
	// another change may bear the same date.
	young bool
}

// Edition is a site as it was at one moment, with what is wrong with it.
type Edition struct {
	Site  *site.Site
	Book  *render.Book // nil if there are errors
	Found diag.List    // as the author is to see it, in order
	Stats Stats
}

// Stats tells what Refresh did and how long it took.
type Stats struct {
	Files      int   `json:"files"`
	Pages      int   `json:"pages"`
	Compiled   int   `json:"compiled"`
	Words      int   `json:"words"`
	Bytes      int64 `json:"bytes"`
	Scan       Span  `json:"scan"`
	Compile    Span  `json:"compile"`
	Link       Span  `json:"link"`
	Theme      Span  `json:"theme"`
	Listings   int   `json:"listings"`
	References int   `json:"references"`
}

// Span is a length of time that is shown in milliseconds.
type Span time.Duration

// MarshalJSON writes milliseconds.
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "%.3f", float64(s)/float64(time.Millisecond)), nil
}

// NewWorkspace returns a workspace that has built nothing yet.
func NewWorkspace(s Settings) *Workspace {
	if s.Jobs < 1 {
		s.Jobs = runtime.GOMAXPROCS(0)
	}
	return &Workspace{settings: s, seed: maphash.MakeSeed(), objects: map[string]cached{}, analyses: newAnalyses(s.Live)}
}

// Everything, as the folders to look at, means the whole tree.
var Everything []string

// Counted is told when the answers of decision aids were counted beside, so that
// another Refresh finds more. That happens while an author works only.
func (w *Workspace) Counted() <-chan struct{} { return w.analyses.counted }

// Folders returns the content paths of all folders that the last Refresh found.
func (w *Workspace) Folders() []string { return w.tree.Folders() }

// Refresh looks at the given folders of the content (all of them if folders is
// nil) and makes an edition of what it finds; if nothing changed, that is the
// last one again. The error is of the machine: a
// folder that cannot be read, or the end of ctx.
func (w *Workspace) Refresh(ctx context.Context, folders []string) (*Edition, error) {
	var stats Stats
	start := time.Now()
	lap := func(s *Span) {
		now := time.Now()
		*s = Span(now.Sub(start))
		start = now
	}
	if err := w.readSetup(); err != nil {
		return nil, err
	}
	lap(&stats.Theme)
	if err := w.scan(folders); err != nil {
		return nil, err
	}
	lap(&stats.Scan)
	found, err := w.compile(ctx, &stats)
	if err != nil {
		return nil, err
	}
	lap(&stats.Compile)
	if news := w.analyses.takeNews(); w.last != nil && !found.changed && !news {
		return w.last, ctx.Err()
	}
	edition := w.link(found)
	lap(&stats.Link)
	stats.Pages, stats.Listings = len(edition.Site.Pages), len(edition.Site.Listings)
	edition.Stats = stats
	w.last = edition
	return edition, ctx.Err()
}

// Scan finds the files before the first Refresh, which then does not look for
// them again, and returns how many bytes they hold.
func (w *Workspace) Scan() (bytes int64, err error) {
	if err := w.scan(Everything); err != nil {
		return 0, err
	}
	w.scanned = true
	for _, f := range w.tree.Files() {
		bytes += f.Size
	}
	return bytes, nil
}

func (w *Workspace) scan(folders []string) (err error) {
	if w.scanned {
		w.scanned = false
		return nil
	}
	if w.tree == nil || folders == nil {
		w.tree, err = source.Scan(w.settings.Content, w.settings.Prefix)
		return err
	}
	w.tree, err = w.tree.Rescan(w.settings.Content, folders)
	return err
}

// Files that are read for what they say, not shown.
const (
	glossaryFile = "glossary.toml"
	searchFile   = "search.toml"
)

// compiled is everything that a look at the folders came to.
type compiled struct {
	objects []*kind.Object
	files   []source.File // that are no pages
	words   glossary
	search  source.SearchWords
	// searchHas is what is wrong with search.toml.
	searchHas diag.List
	changed   bool // since the last look
	// edits are the pages that were edited, if nothing else changed; else nil.
	edits []site.Edit
}

// compile compiles the pages that changed.
func (w *Workspace) compile(ctx context.Context, stats *Stats) (compiled, error) {
	var out compiled
	var pages []source.File
	hasGlossary, hasSearch := false, false
	for _, f := range w.tree.Files() {
		stats.Files++
		switch {
		case strings.HasSuffix(f.Path, ".md"):
			pages = append(pages, f)
		case f.Path == glossaryFile:
			hasGlossary = true
		case f.Path == searchFile:
			hasSearch = true
		case strings.HasSuffix(f.Path, ".toml") && !f.Fragment:
			pages = append(pages, f) // it may be a decision aid
		default:
			out.files = append(out.files, f)
		}
	}
	kept, err := w.compileAll(ctx, pages, stats)
	if err != nil {
		return out, err
	}
	var digest [2]uint64
	if hasGlossary {
		if out.words, digest[0], err = w.readGlossary(); err != nil {
			return out, err
		}
	}
	if hasSearch {
		text, found, err := w.readWords(searchFile)
		if err != nil {
			return out, err
		}
		digest[1] = maphash.Bytes(w.seed, text.Data)
		words, problems := source.ReadSearchWords(text)
		out.search, out.searchHas = words, append(found, problems...)
	}
	objects := make(map[string]cached, len(kept))
	out.objects = make([]*kind.Object, 0, len(kept))
	for _, c := range kept {
		switch {
		case c.other:
			objects[c.file.Path] = c
			out.files = append(out.files, c.file)
			continue
		case c.object == nil:
			continue // it vanished between the scan and the reading
		}
		objects[c.file.Path] = c
		out.objects = append(out.objects, c.object)
		if old := w.objects[c.file.Path].object; old != c.object {
			out.edits = append(out.edits, site.Edit{Old: old, New: c.object})
		}
		stats.Words += c.object.Body.Words
		stats.Bytes += c.file.Size
		stats.References += len(c.object.Body.Refs)
	}
	slices.SortFunc(out.files, func(a, b source.File) int { return strings.Compare(a.Path, b.Path) })
	problems := w.tree.Problems().Sorted()
	otherwise := len(objects) != len(w.objects) || digest != w.words ||
		!slices.Equal(out.files, w.files) || !reflect.DeepEqual(problems, w.problems)
	out.changed = stats.Compiled > 0 || otherwise
	if otherwise || slices.ContainsFunc(out.edits, func(e site.Edit) bool { return e.Old == nil }) {
		out.edits = nil
	}
	w.objects, w.files, w.words, w.problems = objects, out.files, digest, problems
	return out, nil
}

func (w *Workspace) compileAll(ctx context.Context, files []source.File, stats *Stats) ([]cached, error) {
	out := make([]cached, len(files))
	var next, compiled atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range w.settings.Jobs {
		group.Go(func() error {
			var raw []byte // used again for each file: an object keeps nothing of it
			for {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				c, fresh, err := w.compileOne(files[i], &raw)
				if err != nil {
					return err
				}
				if fresh {
					compiled.Add(1)
				}
				out[i] = c
			}
		})
	}
	err := group.Wait()
	stats.Compiled = int(compiled.Load())
	return out, err
}

// compileOne returns the object of a file: the one at hand if the file did not
// change.
func (w *Workspace) compileOne(f source.File, buffer *[]byte) (c cached, fresh bool, err error) {
	old, known := w.objects[f.Path]
	if known && !old.young && old.file == f {
		return old, false, nil
	}
	if f.Size > markup.MaxFile {
		if strings.HasSuffix(f.Path, ".toml") {
			return cached{other: true, file: f}, false, nil // no aid is so large
		}
		return cached{object: w.compiler.Compile(f, nil), file: f}, true, nil
	}
	before := time.Now()
	raw, err := w.read(f.Path, buffer)
	if errors.Is(err, fs.ErrNotExist) {
		if w.settings.Live {
			return cached{}, false, nil // the next look at its folder finds it gone
		}
		return cached{}, false, fmt.Errorf("%s was there and vanished while it was to be read; run the command again: %w",
			path.Join(w.settings.Prefix, f.Path), err)
	}
	if err != nil {
		return cached{}, false, fmt.Errorf("reading %s: %w", path.Join(w.settings.Prefix, f.Path), err)
	}
	c = cached{file: f, digest: maphash.Bytes(w.seed, raw), young: f.ModTime.After(before.Add(-coarse))}
	if known && old.digest == c.digest {
		c.object, c.other = old.object, old.other
		return c, false, nil
	}
	f.Size = int64(len(raw)) // it may have grown since the scan
	if strings.HasSuffix(f.Path, ".md") {
		c.object = w.compiler.Compile(f, raw)
		return c, true, nil
	}
	object, isAid := w.compiler.CompileAid(f, raw)
	c.object, c.other = object, !isAid
	return c, isAid, nil
}

// fileAppender is a file system that can read into room that is there already.
type fileAppender interface {
	AppendFile(dst []byte, name string) ([]byte, error)
}

func (w *Workspace) read(name string, buffer *[]byte) ([]byte, error) {
	files, ok := w.settings.Content.(fileAppender)
	if !ok {
		return fs.ReadFile(w.settings.Content, name)
	}
	raw, err := files.AppendFile((*buffer)[:0], name)
	if err == nil {
		*buffer = raw
	}
	return raw, err
}

// coarse is how far apart two changes must be to bear different dates: FAT has
// the coarsest clock, of two seconds.
const coarse = 2 * time.Second

// glossary is glossary.toml, with what is wrong with it.
type glossary struct {
	source.Glossary
	found diag.List
}

func (w *Workspace) readGlossary() (glossary, uint64, error) {
	text, found, err := w.readWords(glossaryFile)
	if err != nil {
		return glossary{}, 0, err
	}
	digest := maphash.Bytes(w.seed, text.Data)
	words, problems := source.ReadGlossary(text)
	return glossary{words, append(found, problems...)}, digest, nil
}

// readWords reads a file of the content that is not shown.
func (w *Workspace) readWords(file string) (*source.Text, diag.List, error) {
	name := path.Join(w.settings.Prefix, file)
	raw, err := fs.ReadFile(w.settings.Content, file)
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	text, found := source.NewText(name, raw)
	return text, found, nil
}

// linkSite links the objects. If only words were edited since, the last site is
// good for that.
func (w *Workspace) linkSite(c compiled) (*site.Site, diag.List) {
	if w.last != nil && c.edits != nil && w.last.Site.Date.Equal(w.buildDay()) {
		if reworded, ok := w.last.Site.Reword(c.edits, w.linkHas); ok {
			return reworded, slices.Clone(w.linkHas)
		}
	}
	linked, found := site.Link(site.Input{
		Config:     w.config,
		Objects:    c.objects,
		Files:      c.files,
		Glossary:   c.words.Glossary,
		Search:     c.search,
		Name:       w.settings.Name,
		Prefix:     w.settings.Prefix,
		ConfigName: w.configName(),
		Date:       w.buildDay(),
		Drafts:     w.settings.Drafts,
	})
	w.linkHas = slices.Clone(found)
	return linked, found
}

// link links the objects and puts together what is wrong.
func (w *Workspace) link(c compiled) *Edition {
	linked, found := w.linkSite(c)
	found.Add(w.setupHas...)
	found.Add(c.words.found...)
	found.Add(c.searchHas...)
	found.Add(w.problems...)
	looked := w.lookedAt(c.objects)
	for _, o := range looked {
		found.Add(o.Found...)
	}
	found.Add(w.analyses.findings(linked)...)
	if w.unreadable() {
		found = w.setupHas // without settings, every page would seem to be wrong
	}
	e := &Edition{Site: linked, Found: w.judge(found, looked)}
	if e.Found.HasErrors() || w.theme == nil {
		return e
	}
	var digests *render.Digests
	if w.settings.Live {
		digests = &w.digests
	}
	e.Book = render.NewBook(linked, w.theme, w.settings.Content, w.settings.Live, digests, func(p *site.Page, d *aid.Definition) aid.Analysis {
		return w.analyses.report(linked, p, d)
	})
	if problems := e.Book.Probe(w.themeName()); len(problems) > 0 {
		e.Book = nil
		e.Found = append(e.Found, problems...).Sorted()
		return e
	}
	if !w.settings.Expect {
		return e
	}
	if unmet := e.Book.Expectations(); len(unmet) > 0 {
		if e.Found = w.judge(append(found, unmet...), looked); e.Found.HasErrors() {
			e.Book = nil
		}
	}
	return e
}

// lookedAt returns the objects whose problems count: a draft that is not to be
// published may be unfinished.
func (w *Workspace) lookedAt(objects []*kind.Object) []*kind.Object {
	if w.settings.Drafts {
		return objects
	}
	return slices.DeleteFunc(slices.Clone(objects), func(o *kind.Object) bool { return o.Meta.Status == kind.Draft })
}

// unreadable tells whether site.toml is no TOML.
func (w *Workspace) unreadable() bool {
	return slices.ContainsFunc(w.setupHas, func(d diag.Diagnostic) bool {
		return d.Code == diag.TOMLSyntax && d.Pos.Path == w.configName()
	})
}

// buildDay returns the day of the build, midnight UTC.
func (w *Workspace) buildDay() time.Time {
	day := w.settings.Day
	switch {
	case !w.settings.Epoch.IsZero():
		day = w.settings.Epoch
	case !w.config.BuildDate.IsZero():
		day = w.config.BuildDate
	}
	day = day.UTC()
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
}
