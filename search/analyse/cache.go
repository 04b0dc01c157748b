package analyse

import (
	"hash/maphash"
	"sync/atomic"
)

const (
	chains    = 1 << 15
	mostWords = 1 << 18 // hostile queries must not fill the memory
)

// cache remembers the terms of surfaces, so that each distinct word is stemmed
// once. It is a hash table whose chains only grow, at their heads, so that readers
// need no lock. With maps under locks, two goroutines were no faster than one; here
// they are nearly twice as fast, and sync.Map is slower with one and with two.
type cache struct {
	seed   maphash.Seed
	chains [chains]atomic.Pointer[entry]
	words  atomic.Int32
}

// entry is a surface with its term; only next is set before it is published.
type entry struct {
	surface, term string
	next          *entry
}

// entry returns the strings of a surface.
func (a *Analyser) entry(surface []byte) *entry {
	chain := &a.cache.chains[maphash.Bytes(a.cache.seed, surface)%chains]
	head := chain.Load()
	if e := head.find(surface, nil); e != nil {
		return e
	}
	e := &entry{surface: string(surface), next: head}
	e.term = a.term(e.surface)
	if a.cache.words.Load() >= mostWords {
		return e
	}
	for !chain.CompareAndSwap(e.next, e) { // somebody added words: perhaps this one
		head = chain.Load()
		if other := head.find(surface, e.next); other != nil {
			return other
		}
		e.next = head
	}
	a.cache.words.Add(1)
	return e
}

// find looks for a surface in a chain, from e until the entry end.
func (e *entry) find(surface []byte, end *entry) *entry {
	for ; e != end; e = e.next {
		if e.surface == string(surface) {
			return e
		}
	}
	return nil
}
