package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/render"
	"partnerbook/generator/site"
)

// analyses holds what counting the answers of decision aids came to, by
// definition: it takes much longer than everything else about an aid, and depends
// on nothing else. While an author works it is done beside; else at once.
type analyses struct {
	live    bool
	counted chan struct{} // told when counting beside ended
	mu      sync.Mutex
	known   map[definitionKey]*counting
	earlier []byte // what kept returned in another process, until it is needed
	news    bool   // something was counted that no edition shows yet
}

// definitionKey is the SHA-256 of a definition.
type definitionKey [sha256.Size]byte

// counting is the counting of one definition's answers.
type counting struct {
	definition *aid.Definition
	once       sync.Once
	started    bool // beside
	done       bool
	counts     *aid.Counts
}

func newAnalyses(live bool) *analyses {
	return &analyses{live: live, counted: make(chan struct{}, 1), known: map[definitionKey]*counting{}}
}

func keyOf(d *aid.Definition) definitionKey { return sha256.Sum256(d.JSON()) }

// of returns the counting of a definition, which is that of its translations too.
func (a *analyses) of(d *aid.Definition) *counting {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.readEarlier()
	key := keyOf(d)
	c, ok := a.known[key]
	if !ok {
		c = &counting{definition: d.Original()}
		a.known[key] = c
	}
	return c
}

// recall takes up what kept returned in another process of the same program.
func (a *analyses) recall(kept []byte) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.earlier = kept
}

// kept returns what was counted: JSON, by the SHA-256 of definitions.
func (a *analyses) kept() []byte {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.earlier != nil {
		return a.earlier // nobody has asked since
	}
	counts := map[string]*aid.Counts{}
	for key, c := range a.known {
		if c.done {
			counts[hex.EncodeToString(key[:])] = c.counts
		}
	}
	kept, err := json.Marshal(counts)
	if err != nil {
		return nil // then they are counted again
	}
	return kept
}

// readEarlier reads what was taken up. What cannot be read is counted again.
func (a *analyses) readEarlier() {
	var earlier map[string]*aid.Counts
	if a.earlier == nil {
		return
	}
	err := json.Unmarshal(a.earlier, &earlier)
	a.earlier = nil
	if err != nil {
		return
	}
	for name, counts := range earlier {
		key, err := hex.DecodeString(name)
		if err == nil && len(key) == len(definitionKey{}) && counts != nil && a.known[definitionKey(key)] == nil {
			c := &counting{done: true, counts: counts}
			c.once.Do(func() {})
			a.known[definitionKey(key)] = c
		}
	}
}

// wait returns the counts, counted by now.
func (a *analyses) wait(c *counting) *aid.Counts {
	c.once.Do(func() {
		counts := aid.Enumerate(c.definition)
		a.mu.Lock()
		defer a.mu.Unlock()
		c.counts, c.done = counts, true
	})
	return c.counts
}

// countsOf returns the counts of a definition. While an author works they are nil
// until they were counted beside.
func (a *analyses) countsOf(d *aid.Definition) *aid.Counts {
	c := a.of(d)
	if !a.live {
		return a.wait(c)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if !c.done && !c.started {
		c.started = true
		go func() {
			a.wait(c)
			a.tell()
		}()
	}
	return c.counts
}

// tell says that something was counted.
func (a *analyses) tell() {
	a.mu.Lock()
	a.news = true
	a.mu.Unlock()
	select {
	case a.counted <- struct{}{}:
	default: // it was told already
	}
}

// takeNews tells whether something was counted since it was last asked.
func (a *analyses) takeNews() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	news := a.news
	a.news = false
	return news
}

// keep forgets all definitions but those of a site.
func (a *analyses) keep(s *site.Site) {
	wanted := map[definitionKey]bool{}
	for _, p := range aidPages(s) {
		wanted[keyOf(p.definition)] = true
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for key := range a.known {
		if !wanted[key] {
			delete(a.known, key)
		}
	}
}

// aidPage is a page that is a decision aid without mistakes.
type aidPage struct {
	page       *site.Page
	definition *aid.Definition
}

func aidPages(s *site.Site) []aidPage {
	var out []aidPage
	for _, id := range s.Aids() {
		if d := s.Pages[id].Object.Aid(); d != nil {
			out = append(out, aidPage{&s.Pages[id], d})
		}
	}
	return out
}

// findings returns what analysing the aids of a site found, and is a problem.
func (a *analyses) findings(s *site.Site) diag.List {
	pages := aidPages(s)
	found := make([]diag.List, len(pages))
	var wait sync.WaitGroup
	for i, p := range pages {
		wait.Go(func() {
			found[i] = aid.Report(p.definition, render.AidOptions(s, p.page), a.countsOf(p.definition)).Found
		})
	}
	wait.Wait()
	var out diag.List
	for _, list := range found {
		for _, d := range list {
			if d.Severity != diag.Info {
				out.Add(d)
			}
		}
	}
	a.keep(s)
	return out
}

// report returns the whole analysis of the aid on a page.
func (a *analyses) report(s *site.Site, p *site.Page, d *aid.Definition) aid.Analysis {
	return aid.Report(d, render.AidOptions(s, p), a.wait(a.of(d)))
}
