package markup

import "unsafe"

// kept is the memory for what bodies keep. The parser makes a node of every word, and
// drops all of them: what lives on must not stand among those, where a few bytes keep
// eight thousand from being used for anything but more nodes. So it stands in pieces of
// its own, each for the lists of several pages. A piece is dropped with the last of them:
// while an author works, as many old bodies may be held as stand in pieces with others.
type kept struct {
	bytes    pieces[byte]
	most     pieces[byte] // HTML and passages: apart, since a build drops them page by page
	holes    pieces[Hole]
	refs     pieces[Reference]
	headings pieces[Heading]
	anchors  pieces[Anchor]
	passages pieces[Passage]
	reading  pieces[Reading]
}

// text returns bytes as a text that is kept.
func (k *kept) text(b []byte) string { return text(k.bytes.copy(b)) }

// much is the same for HTML and passages, which are most of a page.
func (k *kept) much(b []byte) string { return text(k.most.copy(b)) }

func text(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// largestPiece is in bytes.
const largestPiece = 64 << 10

// pieces hands out copies of lists, many of which stand in one piece. Pieces grow as more
// is asked for, since most sites are small.
type pieces[T any] struct {
	last []T // the piece that is not full yet, as far as it is taken
	size int // its size, in T
}

// copy returns a copy of a list, with no room to grow: nil if there is nothing in it.
func (p *pieces[T]) copy(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	from := len(p.last)
	if cap(p.last)-from < len(list) {
		p.size = min(2*p.size, largestPiece/int(unsafe.Sizeof(list[0])))
		p.last, from = make([]T, 0, max(p.size, len(list))), 0
		p.size = max(p.size, len(list))
	}
	p.last = append(p.last, list...)
	return p.last[from:len(p.last):len(p.last)]
}
