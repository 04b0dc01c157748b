package generator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"path"
	"reflect"
	"runtime"
	"slices"
	"time"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
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
	// Themes holds the built-in themes, and Shelf those of them that were loaded; it is
	// for programs with several workspaces of the same themes, and may be nil.
	Themes fs.FS
	Shelf  *render.Shelf
	// Overrides are settings from the command line, KEY=VALUE.
	Overrides []string
	// Day is the day of the build if neither Epoch nor site.toml gives another.
	Day time.Time
	// Epoch is the time of SOURCE_DATE_EPOCH, or zero.
	Epoch  time.Time
	Drafts bool // publish drafts as well
	Live   bool // pages reload when they change
	Expect bool // see whether search finds what search.toml expects
	Bare   bool // no edition needs a Book: only what is wrong is wanted
	// Editor says that an editor asks: no edition has a Book, even if only that would tell
	// all that is wrong, and objects say where their places stand.
	Editor bool
	// Spent returns the processor time that the program has had so far, for Stats; it may
	// be nil.
	Spent func() time.Duration
	Jobs  int // files compiled at the same time; 0 for the number of processors
}

// Workspace builds a site again and again and keeps what did not change. It is
// not safe for use by several goroutines; the editions it makes are.
type Workspace struct {
	settings Settings
	seed     maphash.Seed

	tree     *source.Tree
	scanned  bool      // tree is fresh
	looked   time.Time // when Scan began
	config   source.Config
	compiler *kind.Compiler
	bare     bool   // that makes bare objects, of which there is no book
	setup    uint64 // digest of site.toml and of the site's own theme
	theme    *render.Theme
	setupHas diag.List // what is wrong with them
	objects  map[string]cached
	done     *lastLook // nil if everything is to be looked at
	sets     map[string]cachedSet
	dataHas  diag.List         // what is wrong with descriptions of no figures
	files    []source.File     // besides pages
	active   map[string]active // what browsers would run of them
	problems diag.List         // of the tree
	words    [2]uint64         // digests of glossary.toml and search.toml
	last     *Edition          // nil if it does not hold any more
	digests  render.Digests
	analyses *analyses
	aidsHave diag.List // what the last analysis of the aids found
	linkHas  diag.List // what is wrong with its links
	verdicts []verdict // on all files, by path
	spare    []verdict // room for the next
	lock     lock
	resumed  *resumed // nil if nothing was taken up
}

// Edition is a site as it was at one moment, with what is wrong with it.
type Edition struct {
	Site  *site.Site
	Book  *render.Book // nil if there are errors
	Found diag.Found   // as the author is to see it
	Stats Stats
}

// Stats tells what Refresh did and how long it took.
type Stats struct {
	Counts
	Scan    Span `json:"scan"`
	Compile Span `json:"compile"`
	Link    Span `json:"link"`
	Theme   Span `json:"theme"`
	// Worked is the processor time of compiling and linking, or 0 if nobody measures it:
	// the times above hold waiting for disks and for other programs too.
	Worked Span `json:"compile_and_link_cpu"`
}

// Counts says how much there is of a site.
type Counts struct {
	Files      int   `json:"files"`
	Pages      int   `json:"pages"`
	Compiled   int   `json:"compiled"` // files that had to be
	Words      int   `json:"words"`
	Bytes      int64 `json:"bytes"` // of the compiled files
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
	if s.Shelf == nil {
		s.Shelf = new(render.Shelf)
	}
	return &Workspace{settings: s, seed: maphash.MakeSeed(), objects: map[string]cached{}, analyses: newAnalyses(s.Live)}
}

// Everything, as the folders to look at, means the whole tree.
var Everything []string

// aidsSayOtherwise tells whether the aids of the last edition are found to have other
// problems by now.
func (w *Workspace) aidsSayOtherwise() bool {
	return !reflect.DeepEqual(w.analyses.findings(w.last.Site), w.aidsHave)
}

// Counted is told when the answers of decision aids were counted beside, so that
// another Refresh finds more. That happens while an author works only.
func (w *Workspace) Counted() <-chan struct{} { return w.analyses.counted }

// Folders returns the content paths of all folders that the last Refresh found.
func (w *Workspace) Folders() []string { return w.tree.Folders() }

// Objects returns what the files of the last Refresh were compiled to, pages or not, sorted
// by path. The list belongs to the workspace.
func (w *Workspace) Objects() []*kind.Object {
	if w.done == nil {
		return nil
	}
	return w.done.objects
}

// OtherFiles returns the content paths of the files that the last Refresh found and that are
// neither pages nor figures, sorted.
func (w *Workspace) OtherFiles() []string {
	out := make([]string, len(w.files))
	for i, f := range w.files {
		out[i] = f.Path
	}
	return out
}

// follower is a folder that another may come to stand in the place of.
type follower interface {
	Follow() (another bool, err error)
}

// Follow sees whether other folders stand by now where those of the content and of the
// site were opened. If so it looks into those, and the next Refresh takes nothing for
// unchanged. The error says that there is none.
func (w *Workspace) Follow() (moved bool, err error) {
	for _, folder := range []struct {
		fs.FS
		name string
	}{{w.settings.Site, w.settings.SitePrefix}, {w.settings.Content, w.settings.Prefix}} {
		f, ok := folder.FS.(follower)
		if !ok {
			continue
		}
		another, err := f.Follow()
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("the folder %s is not there any more.\n  The last good pages are shown until it is back", cmp.Or(folder.name, "of the site"))
		}
		if err != nil {
			return false, err
		}
		moved = moved || another
	}
	if moved {
		w.compiler = nil
	}
	return moved, nil
}

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
	before := w.spent()
	compile := w.compile
	if w.resumed != nil {
		compile = w.goOn
	}
	found, err := compile(ctx, &stats)
	if err != nil {
		return nil, err
	}
	locked, err := w.readLock()
	if err != nil {
		w.last = nil // what was compiled is not in it
		return nil, err
	}
	found.changed = found.changed || locked
	lap(&stats.Compile)
	// Counting that ended beside may have found nothing new.
	news := w.analyses.takeNews()
	if w.last != nil && !found.changed && !(news && w.aidsSayOtherwise()) {
		return w.last, ctx.Err()
	}
	edition := w.link(found)
	lap(&stats.Link)
	stats.Worked = Span(w.spent() - before)
	stats.Pages, stats.Listings = len(edition.Site.Pages), len(edition.Site.Listings)
	edition.Stats = stats
	w.last = edition
	return edition, ctx.Err()
}

func (w *Workspace) spent() time.Duration {
	if w.settings.Spent == nil {
		return 0
	}
	return w.settings.Spent()
}

// Scan finds the files before the first Refresh, which then does not look for
// them again, and returns how many bytes those hold that are compiled.
func (w *Workspace) Scan() (bytes int64, err error) {
	w.looked = time.Now()
	if err := w.scan(Everything); err != nil {
		return 0, err
	}
	w.scanned = true
	for _, f := range w.tree.Files() {
		switch path.Ext(f.Path) {
		case ".md", ".toml", ".csv":
			bytes += f.Size
		}
	}
	return bytes, nil
}

// scan looks at folders. If they cannot be read, what was found before stays known.
func (w *Workspace) scan(folders []string) error {
	if w.scanned {
		w.scanned = false
		return nil
	}
	tree, err := w.look(folders)
	if err != nil {
		return err
	}
	w.tree = tree
	return nil
}

func (w *Workspace) look(folders []string) (*source.Tree, error) {
	if w.tree == nil || folders == nil {
		return source.Scan(w.settings.Content, w.settings.Prefix)
	}
	return w.tree.Rescan(w.settings.Content, folders)
}

// glossary is glossary.toml, with what is wrong with it.
type glossary struct {
	source.Glossary
	found diag.List
}

// readGlossary reads it, with what it says in other languages, and returns a digest of all.
func (w *Workspace) readGlossary(files sortedFiles) (out glossary, digest uint64, err error) {
	var sum maphash.Hash
	sum.SetSeed(w.seed)
	read := func(file string, take func(*source.Text) diag.List) error {
		text, found, err := w.readWords(file)
		if err != nil {
			return err
		}
		_, _ = sum.WriteString(file + "\x00")
		_, _ = sum.Write(text.Data)
		out.found.Add(found...)
		out.found.Add(take(text)...)
		return nil
	}
	if files.glossary {
		err = read(glossaryFile, func(t *source.Text) (found diag.List) {
			out.Glossary, found = source.ReadGlossary(t)
			return found
		})
	}
	for _, file := range files.glossaries {
		if err != nil {
			break
		}
		_, language, _ := kind.SplitLanguage(file)
		err = read(file, func(t *source.Text) (found diag.List) {
			out.Glossary, found = out.Translated(t, language)
			return found
		})
	}
	return out, sum.Sum64(), err
}

// isGlossaryIn tells whether a file is the glossary in a further language of the site.
func (w *Workspace) isGlossaryIn(contentPath string) bool {
	original, _, ok := kind.SplitLanguage(contentPath)
	return ok && original == glossaryFile && w.compiler.Translates(contentPath)
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
func (w *Workspace) linkSite(c compiled) (linked *site.Site, reworded bool, found diag.List) {
	if w.last != nil && c.edits != nil && w.last.Site.Date.Equal(w.buildDay()) {
		if linked, ok := w.last.Site.Reword(c.edits, w.linkHas); ok {
			return linked, true, slices.Clone(w.linkHas)
		}
	}
	linked, found = site.Link(site.Input{
		Config:     w.config,
		Objects:    c.objects,
		Data:       c.data,
		Files:      c.files,
		Active:     c.active,
		Glossary:   c.words.Glossary,
		Search:     c.search,
		Name:       w.settings.Name,
		Prefix:     w.settings.Prefix,
		ConfigName: w.configName(),
		Date:       w.buildDay(),
		Drafts:     w.settings.Drafts,
	})
	w.linkHas = slices.Clone(found)
	return linked, false, found
}

// link links the objects and puts together what is wrong.
func (w *Workspace) link(c compiled) *Edition {
	linked, reworded, found := w.linkSite(c)
	found.Add(w.setupHas...)
	found.Add(c.words.found...)
	found.Add(c.searchHas...)
	found.Add(c.dataHas...)
	found.Add(w.problems...)
	if w.resumed != nil && !w.resumed.seen {
		w.aidsHave = w.resumed.aids
	} else {
		w.aidsHave = w.analyses.findings(linked)
	}
	found.Add(w.aidsHave...)
	found.Add(w.lostItems(linked, c.objects)...)
	noted := c.noted
	if w.unreadable() {
		found, noted = w.setupHas, nil // without settings, every page would seem to be wrong
	}
	e := &Edition{Site: linked, Found: w.judge(found, noted)}
	if e.Found.HasErrors() || w.theme == nil || w.bare {
		return e
	}
	if reworded {
		e.Book = w.rewordedBook(linked, c.edits)
	} else {
		e.Book = w.book(linked)
	}
	if w.resumed != nil {
		return e // Again tries the theme on the pages that it makes
	}
	if problems := e.Book.Probe(w.themeName()); len(problems) > 0 {
		e.Book = nil
		e.Found = diag.FoundIn(append(e.Found.List(), problems...).Sorted())
		return e
	}
	if !w.settings.Expect {
		return e
	}
	if unmet := e.Book.Expectations(); len(unmet) > 0 {
		if e.Found = w.judge(append(found, unmet...), noted); e.Found.HasErrors() {
			e.Book = nil
		}
	}
	return e
}

// book returns a site as a book.
func (w *Workspace) book(linked *site.Site) *render.Book {
	return render.NewBook(linked, w.theme, w.settings.Content, w.settings.Live, w.searchDigests(), w.analyser(linked))
}

// rewordedBook is book for the last site with other words on some pages.
func (w *Workspace) rewordedBook(linked *site.Site, edits []site.Edit) *render.Book {
	if w.last.Book == nil {
		return w.book(linked)
	}
	var edited []site.PageID
	for _, e := range edits {
		if id, ok := linked.PageOf(e.New.Path); ok {
			edited = append(edited, id)
		}
	}
	b, ok := w.last.Book.Reworded(linked, edited, w.searchDigests(), w.analyser(linked))
	if !ok {
		return w.book(linked)
	}
	return b
}

// searchDigests returns what search knows of the last edition, if there will be another.
func (w *Workspace) searchDigests() *render.Digests {
	if w.settings.Live {
		return &w.digests
	}
	return nil
}

// analyser returns what tells the pages of decision aids what their analysis found.
func (w *Workspace) analyser(linked *site.Site) render.Analyser {
	return func(p *site.Page, d *aid.Definition) aid.Analysis { return w.analyses.report(linked, p, d) }
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
