package publish

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"partnerbook/generator/coding"
	"partnerbook/generator/output"
)

// Options say how Publish works.
type Options struct {
	Jobs    int // files put at the same time; at least 1
	Forms   Forms
	Made    output.Made // of the site; its title tells it from others
	BaseURL string
	// Keep is for how long files with a digest in their names stay after they left.
	Keep time.Duration
	Now  time.Time
	// TakeOver has what another site published there go; Beside leaves what is there and
	// nobody published. Without them either is refused.
	TakeOver, Beside bool
	DryRun           bool // only say what would be done

	Wait     func()                              // called once if somebody else is at work in a folder
	GoesOn   func(began time.Time)               // called if a publication did not come to its end
	Progress func(files int) (step, done func()) // called once; step from several goroutines
}

// Report is what was done, or would be.
type Report struct {
	Put, Same, Removed int
	Bytes              int64    // put
	Kept               int      // files that left the edition and stay for a while
	Altered            []string // left the edition, but somebody changed them, so they stay
	ToPut, ToRemove    []string // what a dry run found, in order
}

// Publish makes a place hold some files, and removes what earlier publications put there
// and this one does not. When it returns an error, or is killed, every file is the old one
// or the new one, no page lacks what it names, and another call goes on from there.
func Publish(ctx context.Context, store Store, files []output.File, o Options) (Report, error) {
	defer store.Close()
	all, err := withManifest(ctx, files, o)
	if err != nil {
		return Report{}, err
	}
	if !o.DryRun {
		if err := store.Begin(ctx, o.Wait); err != nil {
			return Report{}, err
		}
	}
	state, tag, err := readState(ctx, store)
	if err != nil {
		return Report{}, err
	}
	stands, err := store.List(ctx)
	if err != nil {
		return Report{}, err
	}
	if err := refused(all, state, stands, o); err != nil {
		return Report{}, err
	}
	w := &work{store: store, options: o, tag: tag, fresh: state == nil}
	before := State{}
	if state != nil {
		before = *state
		if before.Unfinished && o.GoesOn != nil {
			o.GoesOn(before.At)
		}
	}
	if o.BaseURL == "" { // a folder that a build made does not tell
		w.options.BaseURL = before.BaseURL
	}
	w.plan = planned(all, before, stands, o.Now, o.Keep, store.Folders())
	if o.DryRun {
		return w.plan.report(), nil
	}
	if w.plan.count() == 0 && w.plan.removes() == 0 && state != nil && !before.Unfinished {
		return Report{Same: w.plan.same, Kept: w.plan.kept, Altered: w.plan.altered}, nil
	}
	return w.run(ctx)
}

// readState reads the state, if there is one. Where it cannot be read whole, somebody may be
// writing it: it is read again, some times.
func readState(ctx context.Context, store Store) (state *State, tag string, err error) {
	for rest := range stateRests {
		var data []byte
		data, tag, err = store.Read(ctx, StateName)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, "", nil
		}
		if err == nil {
			var s State
			if s, err = decodeState(data); err == nil {
				return &s, tag, nil
			}
		}
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrCondition) {
			return nil, "", err
		}
		if err := sleep(ctx, time.Duration(rest+1)*stateRest); err != nil {
			return nil, "", err
		}
	}
	return nil, "", err
}

// report tells what a plan would do.
func (p *plan) report() Report {
	r := Report{Put: p.count(), Same: p.same, Removed: p.removes(), Kept: p.kept, Altered: p.altered}
	for _, some := range p.puts {
		for _, i := range some {
			r.ToPut = append(r.ToPut, i.path)
		}
	}
	r.ToRemove = slices.Concat(p.inWay, p.pages, p.rest)
	return r
}

// work is a publication while it runs.
type work struct {
	store   Store
	options Options
	plan    plan
	id      string
	step    func()

	mu    sync.Mutex // guards what follows, and plan.entries
	tag   string     // of the state as it stands there
	fresh bool       // there is none yet
	since int        // files since it was written
	put   int
	bytes int64
}

func (w *work) run(ctx context.Context) (Report, error) {
	w.id = rand.Text()
	w.step = func() {}
	if w.options.Progress != nil {
		step, done := w.options.Progress(w.plan.count() + w.plan.removes())
		w.step = step
		defer done()
	}
	err := w.note(ctx, true)
	if err == nil {
		err = w.all(ctx)
		if err != nil && !errors.Is(err, ErrOvertaken) {
			w.noteAtEnd(ctx)
		}
	}
	r := Report{
		Put: w.put, Bytes: w.bytes, Same: w.plan.same, Removed: w.plan.removes(),
		Kept: w.plan.kept, Altered: w.plan.altered,
	}
	return r, err
}

// noteAtEnd notes how far a publication came that ends early, if that can be done.
func (w *work) noteAtEnd(ctx context.Context) {
	const patience = 5 * time.Second
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer stop()
	_ = w.note(ctx, true) // the journal says enough
}

func (w *work) all(ctx context.Context) error {
	if err := w.remove(ctx, w.plan.inWay); err != nil {
		return err
	}
	for _, some := range w.plan.puts {
		if err := w.putAll(ctx, some); err != nil {
			return err
		}
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	if w.plan.removes() > 0 {
		// Whoever was overtaken must not remove what the other put.
		if err := w.note(ctx, true); err != nil {
			return err
		}
	}
	for _, some := range [][]string{w.plan.pages, w.plan.rest} {
		if err := w.remove(ctx, some); err != nil {
			return err
		}
	}
	return w.note(ctx, false)
}

// note writes the state.
func (w *work) note(ctx context.Context, unfinished bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.noteLocked(ctx, unfinished)
}

func (w *work) noteLocked(ctx context.Context, unfinished bool) error {
	o := w.options
	data, err := State{
		Version: stateVersion, Title: o.Made.Title, BaseURL: o.BaseURL, Program: o.Made.Program, Built: o.Made.Built,
		Run: w.id, At: o.Now.UTC().Truncate(time.Second), Unfinished: unfinished,
		Files: slices.SortedFunc(maps.Values(w.plan.entries), byPath),
	}.encode()
	if err != nil {
		return err
	}
	tag, err := w.putState(ctx, data, Condition{Absent: w.fresh, Tag: w.tag})
	if errors.Is(err, ErrCondition) {
		tag, err = w.ours(ctx, data)
	}
	if errors.Is(err, ErrOvertaken) {
		return err
	}
	if err != nil {
		return fmt.Errorf("noting what is published: %w", err)
	}
	w.tag, w.fresh, w.since = tag, false, 0
	return nil
}

// ours finds out why the state is not the one that was left, and returns the tag of
// what was to be written. Where the answer to its own writing was lost, and it was written
// again, that stands already. Where what stands is of this publication after all, or cannot
// be read whole, the place was between two states when it looked, as one on files can be
// while two write: it is asked again, some times. Only a state of another publication says
// that this one was overtaken; what keeps it from being read says itself what it is.
func (w *work) ours(ctx context.Context, wanted []byte) (tag string, err error) {
	for rest := range stateRests {
		found, tag, err := w.store.Read(ctx, StateName)
		switch {
		case between(err):
		case err != nil:
			return "", err
		case bytes.Equal(found, wanted):
			return tag, nil
		default:
			s, wrong := decodeState(found)
			if wrong == nil && s.Run != w.id || errors.Is(wrong, ErrNewer) {
				return "", ErrOvertaken
			}
			if wrong != nil {
				break
			}
			tag, err = w.putState(ctx, wanted, Condition{Tag: tag})
			if !errors.Is(err, ErrCondition) {
				return tag, err
			}
		}
		if err := sleep(ctx, time.Duration(rest+1)*stateRest); err != nil {
			return "", err
		}
	}
	return "", ErrOvertaken
}

// How often a place is asked about a state that it refuses, and how much longer each rest
// is than the one before. It is between two states for a few milliseconds.
const (
	stateRests = 4
	stateRest  = 50 * time.Millisecond
)

func (w *work) putState(ctx context.Context, data []byte, c Condition) (tag string, err error) {
	return w.store.Put(ctx, StateName, data, Headers{Type: "application/json", Cache: "no-store"}, c)
}

// between tells whether a place was between two states of a file when it was read.
func between(err error) bool { return errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrCondition) }

// sleep waits, or until the context ends, which is the error.
func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// putAll puts the files of one rank.
func (w *work) putAll(ctx context.Context, some []item) error {
	return w.each(ctx, len(some), func(ctx context.Context, n int, room *bytes.Buffer) error {
		if err := w.putOne(ctx, some[n], room); err != nil {
			return err
		}
		w.step()
		return nil
	})
}

// each does n things, some at a time.
func (w *work) each(ctx context.Context, n int, do func(ctx context.Context, i int, room *bytes.Buffer) error) error {
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range min(max(1, w.options.Jobs), n) {
		group.Go(func() error {
			var room bytes.Buffer
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := do(ctx, i, &room); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

func (w *work) putOne(ctx context.Context, i item, room *bytes.Buffer) error {
	data, err := i.bytes(room)
	if err != nil {
		return about(i.path, err)
	}
	if data == nil { // it is no smaller
		if i.path != i.from.Path {
			w.drop(i.path)
			return nil
		}
		i.code, i.Encoding = coding.Identity, ""
		if data, err = i.bytes(room); err != nil {
			return about(i.path, err)
		}
	}
	tag, err := w.store.Put(ctx, i.path, data, i.Headers, Condition{})
	if err != nil {
		return about(i.path, err)
	}
	return w.stood(ctx, Entry{Path: i.path, Sum: i.sum, Made: i.made(), Size: int64(len(data)), Tag: tag, Headers: i.Headers})
}

// drop has a compressed form go that does not pay any more, if one stands there.
func (w *work) drop(p string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.plan.entries[p].Sum == "" {
		delete(w.plan.entries, p) // there was none
		return
	}
	w.plan.rest = append(w.plan.rest, p)
}

// stood notes that a file stands, and writes that down from time to time: often enough
// that little is put again after a kill, and seldom enough that it is no work.
func (w *work) stood(ctx context.Context, e Entry) error {
	const least, times = 100, 10
	w.mu.Lock()
	defer w.mu.Unlock()
	w.plan.entries[e.Path] = e
	w.put++
	w.bytes += e.Size
	w.since++
	if w.since < max(least, w.plan.count()/times) {
		return nil
	}
	return w.noteLocked(ctx, true)
}

// settle looks whether what was put is what stands there, and puts it again where another
// publication has put its own meanwhile, before that knew of this one.
func (w *work) settle(ctx context.Context) error {
	if w.plan.count() == 0 {
		return nil
	}
	stands, err := w.store.List(ctx)
	if err != nil {
		return err
	}
	asked := false
	for _, some := range w.plan.puts {
		again := slices.DeleteFunc(slices.Clone(some), func(i item) bool {
			e, ok := w.plan.entries[i.path]
			return !ok || stands[i.path] == Object{e.Size, e.Tag}
		})
		if len(again) > 0 && !asked {
			asked = true // whether it is this one that was overtaken
			if err := w.note(ctx, true); err != nil {
				return err
			}
		}
		if err := w.each(ctx, len(again), func(ctx context.Context, n int, room *bytes.Buffer) error {
			return w.putOne(ctx, again[n], room)
		}); err != nil {
			return err
		}
	}
	return nil
}

// remove removes files.
func (w *work) remove(ctx context.Context, names []string) error {
	return w.each(ctx, len(names), func(ctx context.Context, n int, _ *bytes.Buffer) error {
		if err := w.store.Remove(ctx, names[n]); err != nil {
			return about(names[n], err)
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		if !w.plan.entries[names[n]].Begun { // else a straggler may put it still
			delete(w.plan.entries, names[n])
		}
		w.step()
		return nil
	})
}
