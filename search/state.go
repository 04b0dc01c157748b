package search

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
)

// stateVersion is the version of the state. It changes with the state's form, and with
// whatever a cold run would write otherwise of the same documents.
//
//	1: first
const stateVersion = 1

// stateStart begins a state.
const stateStart = "partnerbook search state\n"

// state is what a patch needs to know beside the files, as it is saved.
//
//	stateStart, version
//	digest of the directory's value, digest of the editors' words
//	for each document its part
//	for each part its language, lexicon, cuts and pages
//	checksum: CRC-32 (Castagnoli) of all before, 4 bytes
//
// Numbers are varints. A list begins with its length, except where that is known.
type state struct {
	directory, words [sha256.Size]byte
	documents        []int32 // by document: the part that it is in
	parts            []*partState

	places []place // of documents; follows from the parts that they are in
}

// partState is what a patch needs to know of a part.
type partState struct {
	language string
	lexicon
	cuts       cuts
	signatures [][]uint32 // by page: terms by their numbers in the lexicon
	kept       [][]int32  // by page: the nearest
	summaries  [][]int32  // by page: passages that say what the page is about
	// The terms that say something in titles, and the pairs, of all pages together.
	titled, paired int

	// What follows from the rest of the state and from the files is not saved.
	documents []int32
	pairs     pairsDirectory
}

// State returns what Patch needs to know of the files later, beside the files.
func (w *Written) State() []byte {
	s := state{directory: sha256.Sum256(w.directory), words: w.words.digest(), documents: w.documents}
	for _, e := range w.parts {
		s.parts = append(s.parts, e.state())
	}
	return s.append(nil)
}

func (e *encoder) state() *partState {
	p := &partState{
		language: e.language, lexicon: *e.lexicon, cuts: e.cuts, kept: *e.near.kept.Load(),
		summaries: e.summaries, titled: e.titled, paired: e.paired,
	}
	p.signatures = renumbered(e.near.signatures, e.numbers)
	return p
}

// renumbered returns signatures with other numbers of the same terms.
func renumbered(signatures [][]uint32, numbers []int32) [][]uint32 {
	out := make([][]uint32, len(signatures))
	total := 0
	for _, s := range signatures {
		total += len(s)
	}
	all := make([]uint32, 0, total)
	for i, s := range signatures {
		from := len(all)
		for _, term := range s {
			all = append(all, uint32(numbers[term]))
		}
		out[i] = all[from:len(all):len(all)]
	}
	return out
}

// digest is the same for the same words of editors.
func (w Words) digest() [sha256.Size]byte { return sha256.Sum256(marshal(w)) }

func (s *state) append(dst []byte) []byte {
	from := len(dst)
	dst = append(dst, stateStart...)
	dst = binary.AppendUvarint(dst, stateVersion)
	dst = append(append(dst, s.directory[:]...), s.words[:]...)
	dst = appendList(dst, s.documents)
	dst = binary.AppendUvarint(dst, uint64(len(s.parts)))
	for _, p := range s.parts {
		dst = p.append(dst)
	}
	return binary.LittleEndian.AppendUint32(dst, checksum(dst[from:]))
}

func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

func (p *partState) append(dst []byte) []byte {
	dst = appendText(dst, p.language)
	dst = p.lexicon.append(dst)
	for _, counts := range [][]int32{p.cuts.terms, p.cuts.words, p.cuts.endings} {
		dst = appendList(dst, counts)
	}
	dst = binary.AppendUvarint(dst, uint64(len(p.signatures)))
	for i := range p.signatures {
		dst = appendList(dst, p.signatures[i])
		dst = appendList(dst, p.kept[i])
		dst = appendList(dst, p.summaries[i])
	}
	dst = binary.AppendUvarint(dst, uint64(p.titled))
	return binary.AppendUvarint(dst, uint64(p.paired))
}

func (l *lexicon) append(dst []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(l.terms)))
	for i := range l.terms {
		dst = appendText(dst, l.terms[i].text)
		dst = binary.AppendUvarint(dst, uint64(l.terms[i].pages))
	}
	dst = binary.AppendUvarint(dst, uint64(len(l.words)))
	for i := range l.words {
		dst = appendText(dst, l.words[i].text)
		dst = binary.AppendUvarint(dst, uint64(l.words[i].term))
		dst = binary.AppendUvarint(dst, uint64(l.words[i].pages))
	}
	return appendList(dst, l.endings)
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

func appendList[T int32 | uint32](dst []byte, numbers []T) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(numbers)))
	for _, n := range numbers {
		dst = binary.AppendUvarint(dst, uint64(n))
	}
	return dst
}
