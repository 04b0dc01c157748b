package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"partnerbook/generator/data"
	"partnerbook/generator/diag"
	"partnerbook/generator/keep"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
	"partnerbook/generator/stamp"
)

// cached is an object with what tells whether its file changed.
type cached struct {
	object *kind.Object
	file   source.File
	sum    keep.Sum // of its bytes
	// other says that the file holds settings and is no page.
	other bool
	// texts are the bytes of a translation of an aid, and of is the aid with which the object
	// was made of them; see translations.go.
	texts []byte
	of    *kind.Object
	seen
}

// seen is when files were read.
type seen struct {
	// since is when they were found to have changed, or zero if they were so when
	// everything was looked at first.
	since time.Time
	// young says that they were changed so shortly before they were read that
	// another change may bear the same date.
	young bool
}

// readAt returns when files were read that are read now, where old is when they were read
// last. known says that they bore the same dates then, and first that there was no look
// at anything before.
func (old seen) readAt(now time.Time, known, first bool, files ...source.File) seen {
	s := seen{since: now}
	switch {
	case known:
		s.since = old.since
	case first:
		s.since = time.Time{}
	}
	s.young = slices.ContainsFunc(files, func(f source.File) bool { return isYoung(f, s.since, now) })
	return s
}

// isYoung tells whether a file that is read now may be changed again without another
// date. The clock of the disk may be that of another machine, and go wrong: so what was
// found to have changed a moment ago is young as well, whatever its date says.
func isYoung(f source.File, since, now time.Time) bool {
	return f.IsYoung(now) || !since.IsZero() && now.Sub(since) < stamp.Tick
}

// Files that are read for what they say, not shown.
const (
	glossaryFile = "glossary.toml"
	searchFile   = "search.toml"
)

// compiled is everything that a look at the folders came to.
type compiled struct {
	objects []*kind.Object // in order of their paths
	noted   []*kind.Object // those of them that say something about problems
	data    []*data.Set
	files   []source.File              // that are neither pages nor figures
	active  map[string]diag.Diagnostic // of those, by path: what browsers would run
	// dataHas is what is wrong with descriptions that have no figures.
	dataHas diag.List
	words   glossary
	search  source.SearchWords
	// searchHas is what is wrong with search.toml.
	searchHas diag.List
	changed   bool // since the last look
	// edits are the pages that were edited, if nothing else changed; else nil.
	edits []site.Edit
}

// lastLook is what the last compile came to.
type lastLook struct {
	tree   *source.Tree
	files  sortedFiles
	counts Counts
	compiled
	// young are the pages that are to be read again, and restAgain says that other files are,
	// or what vanished between the scan and the reading.
	young     []source.File
	restAgain bool
}

// sortedFiles are the files of a tree by what they are for.
type sortedFiles struct {
	pages, figures, others []source.File
	glossary, search       bool     // there is such a file
	glossaries             []string // those in other languages, as glossary.cy.toml
}

func (w *Workspace) sortFiles(files []source.File) (out sortedFiles) {
	for _, f := range files {
		switch {
		case strings.HasSuffix(f.Path, ".md"):
			out.pages = append(out.pages, f)
		case data.IsFile(f):
			out.figures = append(out.figures, f)
		case data.IsDescription(f):
			out.figures, out.others = append(out.figures, f), append(out.others, f)
		case f.Path == glossaryFile:
			out.glossary = true
		case w.isGlossaryIn(f.Path):
			out.glossaries = append(out.glossaries, f.Path)
		case f.Path == searchFile:
			out.search = true
		case strings.HasSuffix(f.Path, ".toml") && !f.Fragment:
			out.pages = append(out.pages, f) // it may be a decision aid
		default:
			out.others = append(out.others, f)
		}
	}
	return out
}

// compile compiles the pages that changed.
func (w *Workspace) compile(ctx context.Context, stats *Stats) (compiled, error) {
	if out, ok, err := w.compileEdits(ctx, stats); ok || err != nil {
		return out, err
	}
	look := lastLook{tree: w.tree, files: w.sortFiles(w.tree.Files())}
	kept, err := w.compileAll(ctx, look.files.pages, stats)
	if err != nil {
		return compiled{}, err
	}
	w.joinTranslations(kept, stats)
	var out compiled
	sets, err := w.compileData(look.files.figures)
	if err != nil {
		return out, err
	}
	stats.Files, stats.Compiled = len(w.tree.Files()), stats.Compiled+sets.fresh
	look.restAgain = sets.vanished
	for _, c := range sets.sets {
		out.data = append(out.data, c.set)
		look.restAgain = look.restAgain || c.young
	}
	out.dataHas = sets.alone
	digest, err := w.readWordFiles(look.files, &out)
	if err != nil {
		return out, err
	}
	out.files = slices.Clone(look.files.others)
	objects := make(map[string]cached, len(kept))
	out.objects = make([]*kind.Object, 0, len(kept))
	for _, c := range kept {
		switch {
		case c.other:
			objects[c.file.Path] = c
			out.files = append(out.files, c.file)
			look.restAgain = look.restAgain || c.young
			continue
		case c.object == nil: // it vanished between the scan and the reading
			look.restAgain = true
			continue
		}
		objects[c.file.Path] = c
		out.objects = append(out.objects, c.object)
		if isNoted(c.object) {
			out.noted = append(out.noted, c.object)
		}
		if old := w.objects[c.file.Path].object; old != c.object {
			out.edits = append(out.edits, site.Edit{Old: old, New: c.object})
		}
		if c.young {
			look.young = append(look.young, c.file)
		}
		stats.count(c, 1)
	}
	slices.SortFunc(out.files, func(a, b source.File) int { return strings.Compare(a.Path, b.Path) })
	active, err := w.lookForScripts(out.files)
	if err != nil {
		return out, err
	}
	out.active = active.found
	look.restAgain = look.restAgain || active.vanished
	for _, a := range w.active {
		look.restAgain = look.restAgain || a.young
	}
	problems := w.tree.Problems().Sorted()
	otherwise := sets.changed || active.changed || len(objects) != len(w.objects) || digest != w.words ||
		!slices.Equal(out.files, w.files) || !reflect.DeepEqual(problems, w.problems)
	out.changed = stats.Compiled > 0 || otherwise
	if otherwise || slices.ContainsFunc(out.edits, func(e site.Edit) bool { return e.Old == nil }) {
		out.edits = nil
	}
	w.objects, w.files, w.words, w.problems = objects, out.files, digest, problems
	w.sets, w.dataHas = sets.sets, sets.alone
	look.compiled, look.counts = out, stats.Counts
	w.done = &look
	return out, nil
}

// isNoted tells whether an object has problems, or comments that silence some.
func isNoted(o *kind.Object) bool { return len(o.Found) > 0 || len(o.Body.Allowed) > 0 }

// count adds a page to the counts, or takes it away.
func (c *Counts) count(page cached, times int) {
	c.Words += times * page.object.Body.Words
	c.Bytes += int64(times) * page.file.Size
	c.References += times * len(page.object.Body.Refs)
}

// readWordFiles reads the files that are read for what they say, and returns their digests.
func (w *Workspace) readWordFiles(files sortedFiles, out *compiled) (digest [2]uint64, err error) {
	if files.glossary || len(files.glossaries) > 0 {
		if out.words, digest[0], err = w.readGlossary(files); err != nil {
			return digest, err
		}
	}
	if files.search {
		text, found, err := w.readWords(searchFile)
		if err != nil {
			return digest, err
		}
		digest[1] = maphash.Bytes(w.seed, text.Data)
		words, problems := source.ReadSearchWords(text)
		out.search, out.searchHas = words, append(found, problems...)
	}
	return digest, nil
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
	raw, gone, err := w.readFile(f.Path, buffer)
	if err != nil || gone {
		return cached{}, false, err
	}
	c = cached{file: f, sum: keep.SumOf(raw), seen: old.readAt(before, known && old.file == f, len(w.objects) == 0, f)}
	if known && old.sum == c.sum {
		c.object, c.other, c.texts, c.of = old.object, old.other, old.texts, old.of
		return c, false, nil
	}
	f.Size = int64(len(raw)) // it may have grown since the scan
	if strings.HasSuffix(f.Path, ".md") {
		c.object = w.compiler.Compile(f, raw)
		return c, true, nil
	}
	if w.compiler.MayTranslateAid(f.Path) {
		c.texts = bytes.Clone(raw)
		return c, false, nil // joinTranslations makes something of it
	}
	object, isAid := w.compiler.CompileAid(f, raw)
	c.object, c.other = object, !isAid
	return c, isAid, nil
}

// readFile reads a file that the scan found. While its author works it may be gone by
// now: the next look at its folder finds that.
func (w *Workspace) readFile(name string, buffer *[]byte) (raw []byte, gone bool, err error) {
	raw, err = w.read(name, buffer)
	switch known := path.Join(w.settings.Prefix, name); {
	case errors.Is(err, fs.ErrNotExist) && w.settings.Live:
		return nil, true, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, fmt.Errorf("%s was there and vanished while it was to be read (%w).\n  Run the command again", known, err)
	case err != nil:
		return nil, false, fmt.Errorf("reading %s: %w", known, err)
	}
	return raw, false, nil
}

// fileAppender is a file system that can read into room that is there already.
type fileAppender interface {
	AppendFile(dst []byte, name string) ([]byte, error)
}

func (w *Workspace) read(name string, buffer *[]byte) ([]byte, error) {
	files, ok := w.settings.Content.(fileAppender)
	if !ok || buffer == nil {
		return fs.ReadFile(w.settings.Content, name)
	}
	raw, err := files.AppendFile((*buffer)[:0], name)
	if err == nil {
		*buffer = raw
	}
	return raw, err
}
