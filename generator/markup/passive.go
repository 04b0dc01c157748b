package markup

import (
	"bytes"

	"partnerbook/generator/diag"
)

// Passive sentences: a form of “be” and a participle, with no more between them than words
// such as “not” or “often”. It is a hint that is off unless site.toml asks for it: often the
// passive is right. The check is precise rather than complete: what may be an adjective
// (“is limited”) is let pass.

// voice is where the check stands in a sentence.
type voice struct {
	on    bool
	be    span // the form of “be” before this place, in the plain text; empty if there is none
	after int  // where the last word ended, in the plain text
}

// listen looks at the word text[from:to]; base is the offset of text in the plain text.
func (w *writer) listen(text []byte, from, to, base int) {
	v := &w.prose.voice
	follows := v.be.To > v.be.From && base+from == v.after+1 && text[from-1] == ' '
	v.after = base + to
	const longest = 24
	if to-from > longest || w.inCodeText(base+from) {
		v.be = span{}
		return
	}
	var buffer [longest]byte
	word := lower(buffer[:0], text[from:to])
	switch {
	case formsOfBe[string(word)]:
		if !follows { // “has been”, “is being” begin where they begin
			v.be = span{base + from, base + to}
		}
	case !follows:
		v.be = span{}
	case isParticiple(word):
		r := span{v.be.From, base + to}
		v.be = span{}
		w.report(diag.TextPassive, w.sourceSpan(r), "“%s” does not say who does it.", w.plain[r.From:r.To]).
			Hint = "Say who does it, as in “the council pays”. Leave it where nobody knows, or where that does not matter."
	case !betweens[string(word)] && !bytes.HasSuffix(word, []byte("ly")):
		v.be = span{}
	}
}

var formsOfBe = setOfWords("am is are was were be been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t")

// betweens may stand between “be” and a participle.
var betweens = setOfWords("not never also always often still then only just already now soon first ever later sometimes rarely both all")

// isParticiple tells whether a word in small letters is a participle and no adjective.
func isParticiple(word []byte) bool {
	if irregular[string(word)] {
		return true
	}
	const shortest = 5 // "need", "red" and "feed" are none
	return len(word) >= shortest && bytes.HasSuffix(word, []byte("ed")) && !bytes.HasSuffix(word, []byte("eed")) && !adjectives[string(word)]
}

// irregular are participles that do not end in ed.
var irregular = setOfWords(`begun bought broken brought built caught chosen cut dealt done drawn driven fed felt forgotten
	found given hidden held kept known laid led left lent lost made meant met overpaid overtaken paid put read rewritten run said seen sent
	set shown sold sought spent spoken split spread stolen taken taught thought thrown told undertaken understood upheld won written`)

// adjectives end in ed, and say after “is” what something is like.
var adjectives = setOfWords(`advanced aged agreed animated attached based biased concerned complicated confused crowded dedicated
	detailed determined disabled disappointed distinguished educated entitled excited experienced gifted hundred indeed interested
	involved isolated limited located married mixed naked needed outdated pleased prepared related retired rugged sacred satisfied
	self-employed skilled sophisticated supposed surprised talented tired unaffected undecided unemployed unlimited unrelated used
	varied wicked worried`)

func setOfWords(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range bytes.Fields([]byte(list)) {
		set[string(word)] = true
	}
	return set
}
