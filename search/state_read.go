package search

import "encoding/binary"

// readState reads a state. What it returns holds together: no number in it leads out of
// a list.
func readState(data []byte) (*state, error) {
	const sum = 4 // bytes
	at := len(data) - sum
	if at < len(stateStart) || string(data[:len(stateStart)]) != stateStart {
		return nil, notPatchable("the state is cut off, or is none")
	}
	if binary.LittleEndian.Uint32(data[at:]) != checksum(data[:at]) {
		return nil, notPatchable("the state is damaged")
	}
	r := stateReader{text: string(data[len(stateStart):at])}
	if version := r.number(1 << 30); r.err == nil && version != stateVersion {
		return nil, notPatchable("the state is of version %d; this program reads %d", version, stateVersion)
	}
	s := r.state()
	if r.err == nil && r.text != "" {
		r.fail("goes on where it should end")
	}
	return s, r.err
}

// stateReader reads a state from its text, of which it takes off what it has read. After
// an error it reads nothing more.
type stateReader struct {
	text string
	room []int32 // for the lists of pages
	err  error
}

func (r *stateReader) fail(why string) {
	if r.err == nil {
		r.err = notPatchable("the state %s", why)
	}
	r.text = ""
}

// number reads a number that is at most so great.
func (r *stateReader) number(most int) int {
	n, shift := uint64(0), 0
	for i := 0; i < len(r.text) && shift < 63; i++ {
		c := r.text[i]
		n |= uint64(c&0x7F) << shift
		if c < 0x80 {
			if most < 0 || n > uint64(most) {
				break
			}
			r.text = r.text[i+1:]
			return int(n)
		}
		shift += 7
	}
	r.fail("holds no number where one belongs, or one that is too large")
	return 0
}

// length reads the length of a list, whose entries take a byte each at least: no list is
// longer than what is left.
func (r *stateReader) length() int { return r.number(len(r.text)) }

func (r *stateReader) string(n int) string {
	if n > len(r.text) {
		r.fail("ends in the middle of a text")
		return ""
	}
	text := r.text[:n]
	r.text = r.text[n:]
	return text
}

// list reads numbers below a limit.
func list[T int32 | uint32](r *stateReader, room []T, limit int) []T {
	for n := r.length(); n > 0; n-- {
		one := r.number(limit - 1)
		if r.err != nil {
			break
		}
		room = append(room, T(one))
	}
	return room
}

func (r *stateReader) state() *state {
	s := &state{}
	copy(s.directory[:], r.string(len(s.directory)))
	copy(s.words[:], r.string(len(s.words)))
	s.documents = list(r, []int32(nil), 1<<31)
	var parts [][]int32
	for i, part := range s.documents {
		if int(part) > len(parts) {
			r.fail("names a part that does not exist")
			break
		}
		if int(part) == len(parts) {
			parts = append(parts, nil)
		}
		s.places = append(s.places, place{part, int32(len(parts[part]))})
		parts[part] = append(parts[part], int32(i))
	}
	if n := r.length(); n != len(parts) {
		r.fail("lacks parts")
	}
	for i := 0; i < len(parts) && r.err == nil; i++ {
		s.parts = append(s.parts, r.part(parts[i]))
	}
	return s
}

func (r *stateReader) part(documents []int32) *partState {
	pages := len(documents)
	p := &partState{language: r.string(r.length()), documents: documents}
	p.lexicon = r.lexicon(pages)
	p.cuts.terms = r.cuts(len(p.terms))
	p.cuts.words = r.cuts(len(p.words))
	p.cuts.endings = r.cuts(len(p.endings))
	if n := r.length(); n != pages {
		r.fail("describes other pages")
		return p
	}
	p.signatures, p.kept, p.summaries = make([][]uint32, pages), make([][]int32, pages), make([][]int32, pages)
	terms := make([]uint32, 0, min(signature*pages, len(r.text)))
	for i := range pages {
		from := len(terms)
		terms = list(r, terms, len(p.terms))
		p.signatures[i] = terms[from:len(terms):len(terms)]
		p.kept[i], p.summaries[i] = r.pages(pages), r.pages(1<<31)
		if len(p.signatures[i]) > signature || len(p.kept[i]) > keptNear || r.err != nil {
			r.fail("describes a page that cannot be")
			return p
		}
	}
	p.titled, p.paired = r.number(most), r.number(most)
	return p
}

// pages reads a list that is short. Many share an array.
func (r *stateReader) pages(limit int) []int32 {
	const many = 1 << 12
	if cap(r.room)-len(r.room) < keptNear {
		r.room = make([]int32, 0, many)
	}
	from := len(r.room)
	r.room = list(r, r.room, limit)
	return r.room[from:len(r.room):len(r.room)]
}

// cuts reads how many entries files hold, which are so many together.
func (r *stateReader) cuts(entries int) []int32 {
	counts := list(r, []int32(nil), entries+1)
	total := 0
	for _, n := range counts {
		if total += int(n); n == 0 {
			r.fail("names a file without entries")
		}
	}
	if total != entries {
		r.fail("names files of other entries")
	}
	return counts
}

func (r *stateReader) lexicon(pages int) lexicon {
	l := lexicon{terms: make([]lexTerm, r.length())}
	for i := range l.terms {
		l.terms[i] = lexTerm{text: r.string(r.length()), pages: int32(r.number(pages))}
		if l.terms[i].pages == 0 || i > 0 && l.terms[i].text <= l.terms[i-1].text {
			r.fail("holds terms out of order")
		}
		if r.err != nil {
			return lexicon{}
		}
	}
	l.words = make([]lexWord, r.length())
	for i := range l.words {
		l.words[i] = lexWord{r.string(r.length()), int32(r.number(len(l.terms) - 1)), int32(r.number(pages))}
		if l.words[i].pages == 0 || i > 0 && l.words[i].text <= l.words[i-1].text {
			r.fail("holds words out of order")
		}
		if r.err != nil {
			return lexicon{}
		}
	}
	l.markWritten()
	l.endings = list(r, make([]int32, 0, min(len(l.words), len(r.text))), len(l.words))
	if !l.onceEach() {
		r.fail("holds words out of order")
	}
	return l
}

// onceEach tells whether each of the endings stands there once. Whether they are in
// order is seen where they are cut into files.
func (l *lexicon) onceEach() bool {
	seen := make([]bool, len(l.words))
	for _, word := range l.endings {
		if seen[word] {
			return false
		}
		seen[word] = true
	}
	return true
}
