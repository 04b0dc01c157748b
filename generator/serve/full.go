package serve

import (
	"context"
	"time"

	"partnerbook/generator/render"
	"partnerbook/search"
	"partnerbook/search/full"
)

// fullSearch keeps the full index in step with what is shown. It is made when it is
// first asked, and after an edit indexes the pages that changed.
type fullSearch struct {
	folder string
	told   func(inMemory error)

	turn     chan struct{} // holds one token: whoever has it may use what follows
	index    *full.Index
	language string // of the index
	number   int    // of the edition that the index holds
}

func newFullSearch(folder string, told func(error)) *fullSearch {
	f := &fullSearch{folder: folder, told: told, turn: make(chan struct{}, 1)}
	f.turn <- struct{}{}
	return f
}

// longestSearch is how long one query may take. A regular expression can ask for
// more than any machine can do.
const longestSearch = 10 * time.Second

func (f *fullSearch) search(ctx context.Context, shown Shown, q asked) (search.Results, error) {
	index, err := f.current(ctx, shown)
	if err != nil {
		return search.Results{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	return index.Search(ctx, q.query, q.options)
}

// current returns the index, which holds what is shown. Others wait meanwhile, as
// long as their own requests last. An update that its request did not wait for goes
// on with the next.
func (f *fullSearch) current(ctx context.Context, shown Shown) (*full.Index, error) {
	select {
	case <-f.turn:
		defer func() { f.turn <- struct{}{} }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if f.index != nil && f.number >= shown.Number {
		return f.index, nil
	}
	book := shown.Book.Site()
	if err := f.open(ctx, book.Config.Language); err != nil {
		return nil, err
	}
	before := f.index.InMemory()
	if _, err := f.index.Update(ctx, render.Documents(book)); err != nil {
		return nil, err
	}
	f.tell(before)
	f.number = shown.Number
	return f.index, nil
}

// open opens the index if there is none, or only one of another language.
func (f *fullSearch) open(ctx context.Context, language string) error {
	if f.index != nil {
		if f.language == language {
			return nil
		}
		_ = f.index.Close() // it is not wanted any more
		f.index = nil
	}
	index, err := full.Open(ctx, f.folder, language)
	if err != nil {
		return err
	}
	f.index, f.language = index, language
	f.tell(nil)
	return nil
}

// tell tells why the index is in memory, once.
func (f *fullSearch) tell(before error) {
	if why := f.index.InMemory(); why != nil && before == nil && f.told != nil {
		f.told(why)
	}
}

// close keeps the index for the next time.
func (f *fullSearch) close() {
	<-f.turn
	if f.index != nil {
		_ = f.index.Close() // what cannot be kept is made anew
	}
}
