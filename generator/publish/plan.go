package publish

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// plan is what is to become of a place.
type plan struct {
	puts    [ranks][]item    // sorted by path
	inWay   []string         // of ours, to go before anything is put
	pages   []string         // of ours, to go at the end
	rest    []string         // of ours, to go after these
	entries map[string]Entry // of what stands and stays, or has begun
	same    int              // files of the edition that stay as they are
	kept    int              // files that left it and stay for a while
	altered []string         // left the edition, and somebody changed them: theirs now
}

// planned decides what is to be done with a place that holds what stands, of which state
// tells what is ours.
func planned(items map[string]item, state State, stands map[string]Object, now time.Time, keep time.Duration, folders bool) plan {
	p := plan{entries: map[string]Entry{}}
	before := make(map[string]Entry, len(state.Files))
	for _, e := range state.Files {
		before[e.Path] = e
	}
	for _, name := range slices.Sorted(maps.Keys(items)) {
		i, e := items[name], before[name]
		o, there := stands[name]
		if there && i.is(e) && (Object{e.Size, e.Tag}) == o {
			e.Left = time.Time{}
			p.entries[name] = e
			p.same++
			continue
		}
		e.Path, e.Begun, e.Left = name, true, time.Time{}
		p.entries[name] = e
		r := rankOf(name, there)
		p.puts[r] = append(p.puts[r], i)
	}
	p.leave(items, state, stands, now, keep)
	p.clear(items, folders)
	return p
}

// straggles is for how long a publication may still put something that was overtaken and
// has not noticed. What it had begun counts as ours for so long, so that it can go again.
const straggles = 24 * time.Hour

// leave decides about what is ours and not in the edition any more.
func (p *plan) leave(items map[string]item, state State, stands map[string]Object, now time.Time, keep time.Duration) {
	for _, e := range state.Files {
		o, there := stands[e.Path]
		if _, stays := items[e.Path]; stays {
			continue
		}
		if !there {
			if e.Left.IsZero() {
				e.Left = now
			}
			if e.Begun && now.Sub(e.Left) < straggles {
				p.entries[e.Path] = e
			}
			continue
		}
		if !e.Begun && (Object{e.Size, e.Tag}) != o {
			p.altered = append(p.altered, e.Path)
			continue
		}
		if e.Left.IsZero() {
			e.Left = now
		}
		p.entries[e.Path] = e
		switch {
		case lasts(e.Path) && now.Sub(e.Left) < keep:
			p.kept++
		case isPage(withoutForm(e.Path)):
			p.pages = append(p.pages, e.Path)
		default:
			p.rest = append(p.rest, e.Path)
		}
	}
}

// clear has go first what stands in the way on a disk: a file where a folder must be, what
// stands in a folder where a file must be, and what differs only in capitals. Stores that
// keep objects as files refuse the first two as well.
func (p *plan) clear(items map[string]item, folders bool) {
	above, folds := map[string]bool{}, map[string]bool{}
	for name := range items {
		folds[strings.ToLower(name)] = folders
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			above[dir] = true
		}
	}
	inWay := func(name string) bool {
		if above[name] || folds[strings.ToLower(name)] {
			return true
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, file := items[dir]; file {
				return true
			}
		}
		return false
	}
	for _, list := range []*[]string{&p.pages, &p.rest} {
		*list = slices.DeleteFunc(*list, func(name string) bool {
			if !inWay(name) {
				return false
			}
			p.inWay = append(p.inWay, name)
			return true
		})
	}
}

// count returns how many files are to be put.
func (p *plan) count() (n int) {
	for _, some := range p.puts {
		n += len(some)
	}
	return n
}

func (p *plan) removes() int { return len(p.inWay) + len(p.pages) + len(p.rest) }

// strangers returns what stands in a place and is not ours, sorted.
func strangers(state State, stands map[string]Object) []string {
	ours := make(map[string]bool, len(state.Files))
	for _, e := range state.Files {
		ours[e.Path] = true
	}
	var out []string
	for name := range stands {
		if !ours[name] {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// refused tells why nothing may be published to a place, if so.
func refused(items map[string]item, state *State, stands map[string]Object, o Options) error {
	if state != nil && !o.TakeOver && !sameSite(*state, o) {
		return &OtherError{state.Title}
	}
	known := State{}
	if state != nil {
		known = *state
	}
	others := strangers(known, stands)
	if state == nil && len(others) > 0 && !o.Beside {
		return foreign(ErrForeign, others)
	}
	taken := slices.DeleteFunc(others, func(name string) bool { _, is := items[name]; return !is })
	if len(taken) > 0 {
		return foreign(ErrTaken, taken)
	}
	return nil
}

// sameSite tells whether a state is that of the site: a site may change its title or its
// address, but not both at once.
func sameSite(s State, o Options) bool {
	return cmp.Or(s.Title, o.Made.Title) == o.Made.Title || s.BaseURL != "" && s.BaseURL == o.BaseURL
}

// OtherError is ErrOther, and says which site it is.
type OtherError struct{ Title string }

func (e *OtherError) Error() string { return ErrOther.Error() + ": " + e.Title }

func (e *OtherError) Unwrap() error { return ErrOther }
