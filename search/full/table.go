package full

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"partnerbook/search"
)

// table is one bleve index and what is in it.
type table struct {
	index bleve.Index
	held  map[string]held // by page
	// units splits a page into what the table holds.
	units func(d *search.Document) []map[string]any
}

// held says what a table holds of a page.
type held struct {
	Digest string `json:"d"`
	Units  int    `json:"n"`
}

// heldKey is where a table notes what it holds.
const heldKey = "pages"

// batchSize is how many units are indexed at once.
const batchSize = 1000

func newTable(index bleve.Index, units func(d *search.Document) []map[string]any) (*table, error) {
	t := &table{index: index, held: map[string]held{}, units: units}
	data, err := index.GetInternal([]byte(heldKey))
	if err != nil || data == nil {
		return t, err
	}
	if err := json.Unmarshal(data, &t.held); err != nil {
		return nil, fmt.Errorf("search: what the index holds cannot be read: %w", err)
	}
	return t, nil
}

// unitID names a unit of a page.
func unitID(page string, n int) string { return page + "#" + strconv.Itoa(n) }

// splitID takes the name of a unit apart.
func splitID(id string) (page string, n int) {
	at := strings.LastIndexByte(id, '#')
	n, _ = strconv.Atoi(id[at+1:])
	return id[:at], n
}

// update makes the table hold the documents and nothing else. digests are those of
// the documents. It returns how many pages it indexed and removed.
func (t *table) update(ctx context.Context, documents []search.Document, digests []string) (indexed, removed int, err error) {
	w := &writer{table: t, batch: t.index.NewBatch()}
	wanted := make(map[string]bool, len(documents))
	for i := range documents {
		wanted[documents[i].ID] = true
	}
	for _, id := range t.vanished(wanted) {
		w.remove(id, 0)
		delete(t.held, id)
		removed++
	}
	for i := range documents {
		d := &documents[i]
		if t.held[d.ID].Digest == digests[i] {
			continue
		}
		if err := ctx.Err(); err != nil { // what was collected is kept for the next time
			return indexed, removed, errors.Join(err, w.flush())
		}
		if err := w.page(d, digests[i]); err != nil {
			return indexed, removed, err
		}
		indexed++
	}
	return indexed, removed, w.flush()
}

func (t *table) vanished(wanted map[string]bool) []string {
	var out []string
	for id := range t.held {
		if !wanted[id] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// writer collects batches.
type writer struct {
	*table
	batch *bleve.Batch
}

// page puts a page in the place of what the table holds of it.
func (w *writer) page(d *search.Document, digest string) error {
	units := w.units(d)
	for i, fields := range units {
		if err := w.batch.Index(unitID(d.ID, i), fields); err != nil {
			return fmt.Errorf("search: indexing %s: %w", d.URL, err)
		}
	}
	w.remove(d.ID, len(units))
	w.held[d.ID] = held{digest, len(units)}
	if w.batch.Size() < batchSize {
		return nil
	}
	return w.flush()
}

// remove removes the units of a page from a number on.
func (w *writer) remove(page string, from int) {
	for i := from; i < w.held[page].Units; i++ {
		w.batch.Delete(unitID(page, i))
	}
}

// flush writes what was collected, with what the table then holds.
func (w *writer) flush() error {
	if w.batch.Size() == 0 {
		return nil
	}
	data, err := json.Marshal(w.held)
	if err != nil {
		return err
	}
	w.batch.SetInternal([]byte(heldKey), data)
	if err := w.index.Batch(w.batch); err != nil {
		return fmt.Errorf("search: writing the index: %w", err)
	}
	w.batch = w.index.NewBatch()
	return nil
}
