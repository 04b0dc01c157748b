package main

import (
	"context"
	"errors"
	"time"

	"partnerbook/generator/bench"
)

// served is what serving came to: milliseconds from the beginning of saving a page until
// an answer holds what was written, and megabytes, none where the system does not tell.
type served struct {
	words, titles []float64
	before, after []float64
}

func (m served) all() []float64 { return append(append([]float64{}, m.words...), m.titles...) }

// servedEdits is how many edits are measured while a site is served.
const servedEdits = 60

// serve measures edits while the site is served.
func (s site) serve(ctx context.Context) ([]section, error) {
	m, err := s.serving(ctx)
	if err != nil {
		return nil, err
	}
	one := section{
		name: "serve, save to answer",
		figures: []figure{
			{name: "every edit", unit: "ms", values: m.all(), goal: atMost(50).at(goalPages)},
			{name: "every edit, 95th percentile", unit: "ms", values: m.all(), share: 0.95, goal: atMost(100).at(goalPages)},
			{name: "edits of words", unit: "ms", values: m.words},
			{name: "edits of titles", unit: "ms", values: m.titles},
		},
		remarks: []string{"While serving, each edit is of another page, which a reader has open, and the next follows at once."},
	}
	if len(m.after) == 0 {
		one.remarks = append(one.remarks, "The memory that serve has resident is told by Linux only and left out here.")
		return []section{one}, nil
	}
	memory := section{name: "serve, resident memory", figures: []figure{
		{name: "after the start", unit: "MB", values: m.before},
		{name: "after the edits", unit: "MB", values: m.after, goal: atMost(400).at(goalPages)},
	}}
	return []section{one, memory}, nil
}

// serving serves the site and edits it.
func (s site) serving(ctx context.Context) (m served, err error) {
	server, err := bench.StartServer(ctx, s.programs.Partnerbook, s.corpus())
	if err != nil {
		return served{}, err
	}
	defer server.Stop()
	if err := server.Await(ctx, "index.html", "</html>"); err != nil {
		return served{}, err
	}
	if m.before, err = resident(server); err != nil {
		return served{}, err
	}
	var pages []*bench.Edited
	defer func() {
		err = errors.Join(err, bench.RestoreAll(pages))
		s.change.now()
	}()
	const everyTitle = 4
	edits := min(servedEdits, s.pages) // no page twice
	for i := range edits {
		page, err := bench.Edit(s.corpus(), (1+i*(s.pages/edits))%s.pages)
		if err != nil {
			return served{}, err
		}
		pages = append(pages, page)
		list, save := &m.words, func(word string) error { return page.Reword(i, word) }
		if i%everyTitle == 0 {
			list, save = &m.titles, page.Retitle
		}
		took, err := s.answered(ctx, server, page, save)
		if err != nil {
			return served{}, err
		}
		*list = append(*list, took)
	}
	m.after, err = resident(server)
	return m, err
}

// answered saves a page and returns the milliseconds until the server answers with it.
func (s site) answered(ctx context.Context, server *bench.Server, page *bench.Edited, save func(word string) error) (float64, error) {
	if err := server.Await(ctx, page.Address, "</html>"); err != nil { // a reader opens it
		return 0, err
	}
	word := s.word()
	start := time.Now()
	if err := save(word); err != nil {
		return 0, err
	}
	err := server.Await(ctx, page.Address, word)
	return float64(time.Since(start).Microseconds()) / 1e3, err
}

// resident returns the megabytes that a server has resident, or nothing where the system
// does not tell.
func resident(server *bench.Server) ([]float64, error) {
	bytes, err := server.Resident()
	if errors.Is(err, errors.ErrUnsupported) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return []float64{float64(bytes) / 1e6}, nil
}
