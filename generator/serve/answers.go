package serve

import (
	"sync"

	"partnerbook/generator/render"
)

// answers keeps what was answered lately: people ask for the same things, and while
// they type, they ask for the beginnings of the same words.
type answers struct {
	mu      sync.Mutex
	book    *render.Book // of which the answers are
	byQuery map[string][]byte
}

// mostAnswers is how many answers are kept, of some 10 kB each.
const mostAnswers = 500

// of returns what was answered to a query about an edition, or nil.
func (a *answers) of(b *render.Book, query string) []byte {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.book != b {
		return nil
	}
	return a.byQuery[query]
}

// keep keeps an answer. Those of another edition, or too many, are forgotten.
func (a *answers) keep(b *render.Book, query string, answer []byte) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.book != b || len(a.byQuery) >= mostAnswers {
		a.book, a.byQuery = b, map[string][]byte{}
	}
	a.byQuery[query] = answer
}
