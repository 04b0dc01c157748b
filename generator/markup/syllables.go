package markup

import (
	"bytes"
	"strings"
)

// Syllables of English words, by rules and a list of exceptions. The rules follow how
// words are spoken: each group of vowels is a syllable, less what is silent (shar-e,
// plann-ed), and more where two vowels stand beside each other and both are heard
// (vari-ous, actu-al). TestSyllables compares them with words that were counted.

// syllables returns how many syllables a word has as it stands in a text: at least 1. A
// number counts as one, and so does an abbreviation in capitals: how it is spelt out says
// nothing of how hard the sentence is.
func syllables(word []byte) int {
	const longest = 64 // longer ones are no words
	if len(word) > longest || isSpeltOut(word) {
		return 1
	}
	var buffer [longest]byte
	text := lower(buffer[:0], word)
	total := 0
	for {
		at := bytes.IndexByte(text, '-')
		if at < 0 {
			return max(1, total+heard(withoutPossessive(text)))
		}
		total += heard(text[:at])
		text = text[at+1:]
	}
}

// isSpeltOut tells whether a word is a number or an abbreviation.
func isSpeltOut(word []byte) bool {
	capitals := 0
	for _, c := range word {
		if c >= '0' && c <= '9' {
			return true
		}
		if c >= 'A' && c <= 'Z' {
			capitals++
		}
	}
	return capitals > 1 && capitals >= len(word)-1
}

func withoutPossessive(word []byte) []byte {
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if n := len(word) - len(end); n >= 0 && string(word[n:]) == end {
			return word[:n]
		}
	}
	return word
}

// heard returns the syllables of a word in small letters without a hyphen; 0 of nothing.
func heard(word []byte) int {
	if len(word) == 0 {
		return 0
	}
	if n := exception(word); n > 0 {
		return n
	}
	if last := len(word) - 1; last > 3 && word[last] == 's' {
		if n := exception(word[:last]); n > 0 {
			return n + hissed(word[:last])
		}
	}
	more, cut := 0, true
	for whole := word; cut && len(word) > 4; {
		if word, cut = withoutSuffix(word); cut {
			more++
		}
		if len(word) < len(whole) {
			if n := exception(word); n > 0 {
				return n + more
			}
		}
	}
	return max(1, groups(word)-silent(word)) + more
}

// exception returns the syllables of a word that the rules count wrongly, or 0.
func exception(word []byte) int {
	if len(word) > 14 || exceptionLengths[word[0]&31]&(1<<len(word)) == 0 {
		return 0
	}
	return int(exceptions[string(word)])
}

// hissed is 1 if a plural or third person is one syllable longer than the stem, which ends
// in e: servic-es.
func hissed(stem []byte) int {
	if n := len(stem); stem[n-1] == 'e' && isOneOf(stem[n-2], "cgsxz") {
		return 1
	}
	return 0
}

// withoutSuffix takes off an ending of one syllable before which an e is silent as at the
// end of a word: state-ment.
func withoutSuffix(word []byte) (rest []byte, ok bool) {
	end := ""
	switch word[len(word)-1] {
	case 't':
		end = "ment"
	case 's':
		end = "less"
		switch word[len(word)-2] {
		case 't':
			end = "ments"
		case 's':
			if word[len(word)-4] == 'n' {
				end = "ness"
			}
		}
	case 'l':
		end = "ful"
	case 'y':
		end = "ly"
	}
	n := len(word) - len(end)
	if end == "" || n < 1 || string(word[n:]) != end || !hasVowel(word[:n]) {
		return word, false
	}
	return word[:n], true
}

func hasVowel(word []byte) bool {
	for _, c := range word {
		if isVowel(c) {
			return true
		}
	}
	return false
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return c >= 0x80 // é and the like
}

func isOneOf(c byte, letters string) bool { return strings.IndexByte(letters, c) >= 0 }

// groups returns the groups of vowels of a word, and one more for each place where two
// vowels of a group belong to two syllables.
func groups(word []byte) int {
	n, inside := 0, false
	for i, c := range word {
		if !isVowel(c) || isConsonant(word, i) {
			inside = false
			continue
		}
		switch {
		case !inside:
			n++
		case parts(word, i):
			n++
		}
		inside = true
	}
	switch {
	case bytes.HasSuffix(word, []byte("sm")), bytes.HasSuffix(word, []byte("sms")), bytes.HasSuffix(word, []byte("thm")):
		n++ // tour-is-m
	case bytes.HasSuffix(word, []byte("n't")) || bytes.HasSuffix(word, []byte("n’t")):
		if at := len(word) - len("n't"); at > 0 && (word[at-1] == 'd' || word[at-1] == 's') {
			n++ // did-n't
		}
	}
	return n
}

// isConsonant tells whether the y or u at i is one: yes, pay-er, quality, language.
func isConsonant(word []byte, i int) bool {
	follows := i+1 < len(word) && isVowel(word[i+1])
	switch word[i] {
	case 'y':
		return follows && (i == 0 || isVowel(word[i-1]))
	case 'u':
		return i > 0 && (word[i-1] == 'q' || word[i-1] == 'g' && follows)
	}
	return false
}

// parts tells whether the vowels at i-1 and i belong to two syllables.
func parts(word []byte, i int) bool {
	var before byte // the first of the two
	if i > 1 {
		before = word[i-2]
	}
	rest := word[i:]
	switch string(word[i-1 : i+1]) {
	case "ia":
		return !isOneOf(before, "ctsg") || isOneOf(before, "ct") && bytes.HasPrefix(rest, []byte("at"))
	case "io":
		return !isOneOf(before, "cglnstx")
	case "iu", "eu":
		return before != 'g' && bytes.HasPrefix(rest, []byte("um"))
	case "ie":
		return bytes.HasPrefix(rest, []byte("ety")) ||
			!isOneOf(before, "ct") && (bytes.HasPrefix(rest, []byte("ent")) || bytes.HasPrefix(rest, []byte("ence"))) ||
			i > 2 && (string(rest) == "er" || string(rest) == "ers" || string(rest) == "est")
	case "ua", "uo":
		return true
	case "ue":
		return bytes.HasPrefix(rest, []byte("en"))
	case "ui":
		return bytes.HasPrefix(rest, []byte("ity")) || string(rest) == "ing"
	case "eo":
		return before != 'g' && !bytes.HasPrefix(rest, []byte("op"))
	case "ei":
		return string(rest) == "ing" || i == 2 && before == 'r' && bytes.HasPrefix(rest, []byte("in")) && len(word) > 5
	case "oi", "yi":
		return string(rest) == "ing"
	case "oo":
		return i == 2 && before == 'c' && (bytes.HasPrefix(rest, []byte("oper")) || bytes.HasPrefix(rest, []byte("ordin")))
	}
	return false
}

// silent returns 1 if the last e of a word is not heard: shar-e, shar-es, shar-ed.
func silent(word []byte) int {
	stem, ending := word, byte(0)
	switch n := len(word); {
	case n > 2 && word[n-1] == 'e':
		stem = word[:n-1]
	case n > 3 && word[n-2] == 'e' && (word[n-1] == 's' || word[n-1] == 'd'):
		stem, ending = word[:n-2], word[n-1]
	default:
		return 0
	}
	last, before := stem[len(stem)-1], stem[max(0, len(stem)-2)]
	switch {
	case isVowel(last) && !isConsonant(word, len(stem)-1): // agree, copied
		return 0
	case last == 'l' && !isVowel(before) && before != 'l': // ta-ble, han-dled
		return 0
	case last == 'r' && isOneOf(before, "bct"): // cen-tre
		return 0
	case ending == 'd' && isOneOf(last, "dt"): // end-ed
		return 0
	case ending == 's' && (isOneOf(last, "cgsxz") || last == 'h' && isOneOf(before, "cs")): // servic-es
		return 0
	}
	return 1
}

// exceptions are words that the rules count wrongly.
var exceptions = func() map[string]uint8 {
	table := map[string]uint8{}
	for n, words := range [][]string{
		1: {"priest", "tier", "pier", "whilst", "eye"},
		2: {
			"business", "every", "something", "sometimes", "someone", "somewhere", "therefore", "household", "safeguard",
			"create", "science", "quiet", "client", "diet", "marriage", "carriage", "million", "billion", "persuade",
			"hundred", "sacred", "argue", "argued", "argues", "arguing", "fuel", "cruel", "ruin", "fluid", "poem", "chaos",
			"being", "having", "via", "trial", "react", "theatre", "prior", "lion", "people", "evening", "cashier", "forecast", "wholesale", "worldwide",
		},
		3: {
			"area", "idea", "element", "everyone", "everything", "everybody", "parliament", "behaviour", "museum", "ideal",
			"ratio", "created", "creates", "creating", "creation", "creator", "genuine", "increment", "increments", "businesses",
			"safeguarding", "households", "persuaded", "elements", "reaction", "creative", "reassure", "realise", "coincide", "oasis", "realised", "poetry", "whichever", "whenever", "wherever", "forever",
		},
		4: {"society", "reality", "ambiguous", "coalition"},
		5: {"portfolio"},
	} {
		for _, word := range words {
			table[word] = uint8(n)
		}
	}
	return table
}()

// exceptionLengths holds, for the first letter of the exceptions, their lengths as bits, so
// that most words are passed over at once.
var exceptionLengths = func() (lengths [32]uint32) {
	for word := range exceptions {
		lengths[word[0]&31] |= 1 << len(word)
	}
	return lengths
}()
