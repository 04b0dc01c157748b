package full

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"partnerbook/search"
	"partnerbook/search/analyse"
)

// Index is the full index of a site's pages. It may be used by several goroutines
// at once.
type Index struct {
	language string
	analyser *analyse.Analyser

	mu              sync.RWMutex
	folder          *folder // nil if the index is in memory
	inMemory        error   // why it is
	pages, passages *table
	documents       []search.Document
	titles          [][]string     // the telling terms of each title
	number          map[string]int // by ID: of the document
}

// Open opens the index that a folder keeps, which nobody else uses; "" means an
// index in memory. It is empty, or holds what it held, until Update. Where the
// folder cannot be used the index is in memory as well, and InMemory says why.
func Open(ctx context.Context, path, language string) (*Index, error) {
	x := &Index{language: language, analyser: analyse.New(language)}
	if path == "" {
		return x, x.useMemory()
	}
	err := x.useFolder(ctx, path)
	switch {
	case err == nil:
		return x, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	x.inMemory = err
	return x, x.useMemory()
}

// InMemory says why an index that was to be kept in a folder is in memory: nil if
// it is not, ErrInUse if another process has the folder, else what is wrong with
// the folder.
func (x *Index) InMemory() error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.inMemory
}

func (x *Index) useFolder(ctx context.Context, path string) error {
	f, err := takeFolder(ctx, path, x.language)
	if err != nil {
		return err
	}
	indexes, err := f.open()
	if err != nil {
		return errors.Join(err, f.release())
	}
	if err := x.use(indexes); err != nil {
		return errors.Join(err, closeAll(indexes), f.release())
	}
	x.folder = f
	return nil
}

func (x *Index) useMemory() error {
	indexes, err := each(func(name string) (bleve.Index, error) {
		m, err := newMapping(name, x.language)
		if err != nil {
			return nil, err
		}
		// bleve.NewMemOnly takes an older index, which is many times slower.
		return bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	})
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	x.folder = nil
	return x.use(indexes)
}

// use makes tables of indexes, in the order of tableNames.
func (x *Index) use(indexes []bleve.Index) (err error) {
	x.pages, err = newTable(indexes[0], func(d *search.Document) []map[string]any {
		return []map[string]any{pageFields(d)}
	})
	if err != nil {
		return err
	}
	x.passages, err = newTable(indexes[1], func(d *search.Document) []map[string]any {
		out := make([]map[string]any, len(d.Passages))
		for i := range d.Passages {
			out[i] = passageFields(d, &d.Passages[i])
		}
		return out
	})
	return err
}

// Changes says what an update had to do, in pages.
type Changes struct{ Indexed, Removed int }

// Update makes the index hold these documents and nothing else. Documents that it
// holds already are not indexed again. If the disk fails, the index goes on in
// memory. The documents belong to the index from then on; their order decides
// between equal scores.
func (x *Index) Update(ctx context.Context, documents []search.Document) (Changes, error) {
	digests, err := digestsOf(documents)
	if err != nil {
		return Changes{}, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	changes, err := x.update(ctx, documents, digests)
	if err != nil && ctx.Err() == nil && x.folder != nil {
		if err := x.leaveFolder(err); err != nil {
			return changes, err
		}
		changes, err = x.update(ctx, documents, digests)
	}
	if err != nil {
		return changes, err
	}
	x.remember(documents)
	return changes, nil
}

// remember notes the documents that the tables hold.
func (x *Index) remember(documents []search.Document) {
	x.documents, x.titles = documents, make([][]string, len(documents))
	x.number = make(map[string]int, len(documents))
	for i := range documents {
		x.number[documents[i].ID] = i
		terms := spoken(documents[i].Title, x.analyser)
		slices.Sort(terms)
		x.titles[i] = slices.Compact(terms)
	}
}

func (x *Index) update(ctx context.Context, documents []search.Document, digests []string) (Changes, error) {
	if _, _, err := x.passages.update(ctx, documents, digests); err != nil {
		return Changes{}, err
	}
	indexed, removed, err := x.pages.update(ctx, documents, digests)
	return Changes{indexed, removed}, err
}

// leaveFolder gives up the folder, which failed, for memory. What is in it is not
// sealed, so nobody will trust it.
func (x *Index) leaveFolder(why error) error {
	_ = closeAll([]bleve.Index{x.pages.index, x.passages.index}) // it failed already
	_ = x.folder.clear()
	_ = x.folder.release()
	x.inMemory = why
	return x.useMemory()
}

// Close closes the index and seals what is in its folder.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	err := closeAll([]bleve.Index{x.pages.index, x.passages.index})
	if x.folder == nil {
		return err
	}
	if err == nil {
		err = x.folder.seal()
	}
	return errors.Join(err, x.folder.release())
}

// digestsOf returns what tells each document from any other.
func digestsOf(documents []search.Document) ([]string, error) {
	out := make([]string, len(documents))
	for i := range documents {
		data, err := json.Marshal(&documents[i])
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		sum := sha256.Sum256(data)
		out[i] = hex.EncodeToString(sum[:12])
	}
	return out, nil
}
