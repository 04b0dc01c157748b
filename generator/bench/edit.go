package bench

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Edited is a page of the corpus that an author saves again and again. Every edit
// begins with the page as the corpus has it, so that only one stands at a time.
type Edited struct {
	Address string // of the page, seen from that of the site
	file    string
	text    string
	ends    []int // of its sentences, before the full stop
	title   int   // end of its title
}

// Edit opens page n of the corpus of so many pages in a folder.
func Edit(dir string, n int) (*Edited, error) {
	name := filepath.Join(dir, "content", folder(n), file(n))
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	text := string(data)
	e := &Edited{
		Address: folder(n) + "/" + strings.TrimSuffix(file(n), ".md") + ".html",
		file:    name, text: text, ends: sentenceEnds(text),
	}
	title := regexp.MustCompile(`(?m)^title = "[^"]*`).FindStringIndex(text)
	if title == nil || len(e.ends) == 0 {
		return nil, fmt.Errorf("%s is not as the corpus has it: a title or sentences are missing", name)
	}
	e.title = title[1]
	return e, nil
}

// sentenceEnds returns the places of the full stops in the paragraphs of a page, each
// of which is one line below an empty one.
func sentenceEnds(text string) []int {
	_, body, _ := strings.Cut(text, "\n+++\n")
	at := len(text) - len(body)
	stop := regexp.MustCompile(`\.(?: |\n|$)`)
	var ends []int
	for part := range strings.SplitAfterSeq(body, "\n\n") {
		if line := strings.TrimLeft(part, "\n"); strings.Contains("#-|`", line[:min(1, len(line))]) {
			at += len(part)
			continue // a heading, a list, a table or code
		}
		for _, found := range stop.FindAllStringIndex(part, -1) {
			ends = append(ends, at+found[0])
		}
		at += len(part)
	}
	return ends
}

// Reword saves the page with one word more at the end of a sentence. Sentences are
// counted from 0, and from the first again behind the last.
func (e *Edited) Reword(sentence int, word string) error {
	return e.saveWith(e.ends[sentence%len(e.ends)], word)
}

// Retitle saves the page with one word more at the end of its title.
func (e *Edited) Retitle(word string) error { return e.saveWith(e.title, word) }

func (e *Edited) saveWith(at int, word string) error {
	return e.save(e.text[:at] + " " + word + e.text[at:])
}

// Restore saves the page as the corpus has it.
func (e *Edited) Restore() error { return e.save(e.text) }

func (e *Edited) save(text string) error { return os.WriteFile(e.file, []byte(text), 0o644) }

// RestoreAll restores pages.
func RestoreAll(pages []*Edited) error {
	var failed []error
	for _, p := range pages {
		failed = append(failed, p.Restore())
	}
	return errors.Join(failed...)
}
