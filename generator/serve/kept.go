package serve

import (
	"sync"

	"partnerbook/generator/render"
)

// kept keeps what was answered lately of one edition: people ask for the same things,
// and while they type in the search, for the beginnings of the same words.
type kept struct {
	most int // bytes

	mu     sync.Mutex
	book   *render.Book // of which the answers are
	byName map[string]*body
	size   int
}

// How many bytes are kept: of answers of the search, and of files. Compressed forms
// come on top, which are about a third of that.
const (
	mostAnswers = 8 << 20
	mostFiles   = 64 << 20
)

// of returns what was answered before, or nil.
func (k *kept) of(b *render.Book, name string) *body {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.book != b {
		return nil
	}
	return k.byName[name]
}

// keep keeps an answer, unless it is large. Those of another edition, or too many, are
// forgotten.
func (k *kept) keep(b *render.Book, name string, answer *body) {
	size := len(name) + len(answer.data)
	if size > k.most/16 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.book != b || k.size+size > k.most {
		k.book, k.byName, k.size = b, map[string]*body{}, 0
	}
	if _, again := k.byName[name]; !again {
		k.byName[name] = answer
		k.size += size
	}
}
