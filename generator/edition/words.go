package edition

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a text, or a mark before or after one.
type word struct {
	text  string
	glued bool // no space stands before it
}

// marks stand beside words, and are compared by themselves.
const marks = `“”‘"'()[]{}.,;:!?…–—|`

// wordsOf takes a text apart that has single spaces.
func wordsOf(text string) []word {
	var out []word
	for field := range strings.FieldsSeq(text) {
		out = appendWord(out, field)
	}
	return out
}

func appendWord(out []word, field string) []word {
	first := len(out)
	core := strings.TrimLeft(field, marks)
	before := field[:len(field)-len(core)]
	core = strings.TrimRight(core, marks+"’")
	after := field[len(before)+len(core):]
	for _, mark := range before {
		out = append(out, word{string(mark), len(out) > first})
	}
	if core != "" {
		out = append(out, word{core, len(out) > first})
	}
	for _, mark := range after {
		out = append(out, word{string(mark), len(out) > first})
	}
	return out
}

// texts returns the words alone.
func texts(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.text
	}
	return out
}

// joined puts words together again.
func joined(words []word) string {
	var out strings.Builder
	for i, w := range words {
		if i > 0 && !w.glued {
			out.WriteByte(' ')
		}
		out.WriteString(w.text)
	}
	return out.String()
}

// Piece is a run of words of a paragraph: kept, taken out, put in or left away because
// nothing changed in it.
type Piece struct {
	What string `json:"what"` // "same", "old", "new" or "cut"
	Text string `json:"text,omitempty"`
	// Glued says that no space stands before it.
	Glued bool `json:"glued,omitempty"`
}

// What a piece is.
const (
	Same    = "same"
	OldOnly = "old"
	NewOnly = "new"
	Cut     = "cut"
)

// around is how many words beside a change are shown, and twice as many between two.
const around = 6

// reworded returns what changed between two texts, with a few words around each change.
func reworded(old, new string) []Piece {
	a, b := wordsOf(old), wordsOf(new)
	changes := calm(runs(texts(a), texts(b), mostWords), a)
	var out []Piece
	add := func(what string, words []word) {
		if len(words) > 0 {
			out = append(out, Piece{what, joined(words), words[0].glued && len(out) > 0})
		}
	}
	for i, c := range changes {
		switch c.op {
		case gone:
			add(OldOnly, a[c.oldFrom:c.oldTo])
		case come:
			add(NewOnly, b[c.newFrom:c.newTo])
		case kept:
			addKept(&out, b[c.newFrom:c.newTo], i == 0, i == len(changes)-1, add)
		}
	}
	return out
}

// addKept adds what did not change, without its middle if that is long.
func addKept(out *[]Piece, words []word, first, last bool, add func(string, []word)) {
	before, after := around, around // words shown after the change before, and before the next
	if first {
		before = 0
	}
	if last {
		after = 0
	}
	if len(words) <= before+after+2 {
		add(Same, words)
		return
	}
	add(Same, words[:before])
	*out = append(*out, Piece{What: Cut})
	add(Same, words[len(words)-after:])
}

// calm joins changes with only a little between them that stayed, such as one short word,
// for a reader sees one change there.
func calm(in []run, old []word) []run {
	var out []run
	for i, r := range in {
		between := r.op == kept && i > 0 && i < len(in)-1
		if between && isLittle(old[r.oldFrom:r.oldTo]) {
			out = append(out,
				run{gone, r.oldFrom, r.oldTo, r.newFrom, r.newFrom}, run{come, r.oldTo, r.oldTo, r.newFrom, r.newTo})
			continue
		}
		out = append(out, r)
	}
	return merged(out)
}

func isLittle(words []word) bool {
	letters := 0
	for _, w := range words {
		letters += utf8.RuneCountInString(w.text)
		if strings.IndexFunc(w.text, unicode.IsDigit) >= 0 {
			return false
		}
	}
	return len(words) <= 2 && letters <= 6
}

// merged makes one of changes that follow one another: what is gone, then what has come.
func merged(in []run) []run {
	var out []run
	for i := 0; i < len(in); {
		if in[i].op == kept {
			out = append(out, in[i])
			i++
			continue
		}
		all := in[i]
		for ; i < len(in) && in[i].op != kept; i++ {
			all.oldTo, all.newTo = in[i].oldTo, in[i].newTo
		}
		if all.oldTo > all.oldFrom {
			out = append(out, run{gone, all.oldFrom, all.oldTo, all.newFrom, all.newFrom})
		}
		if all.newTo > all.newFrom {
			out = append(out, run{come, all.oldTo, all.oldTo, all.newFrom, all.newTo})
		}
	}
	return out
}
