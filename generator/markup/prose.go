package markup

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Plain English: sentences that are too long, words with a plainer one, and
// abbreviations that nobody explains. The checks see a block's plain text; code
// is passed over. Everything here is per word, so it must stay cheap.

// prose is the state of the checks on one page.
type prose struct {
	on        bool
	words     int
	code      []span         // of the present block
	used      map[string]int // abbreviation → offset in the file of its first use
	explained map[string]bool
	reading   reading
	spoken    *spokenWords
	voice     voice
}

func (p prose) reset(opts Options) prose {
	next := prose{
		on:   opts.Language == "en" && !opts.Plain && !opts.KeepTop,
		code: p.code[:0],
		used: p.used, explained: p.explained, spoken: p.spoken,
		reading: reading{done: p.reading.done[:0]},
	}
	next.voice.on = next.on && opts.Passive
	if next.used == nil {
		next.used, next.explained, next.spoken = map[string]int{}, map[string]bool{}, new(spokenWords)
	}
	clear(next.used)
	clear(next.explained)
	return next
}

// longestSentence is the number of words above which a sentence is reported.
const longestSentence = 35

// checkProse checks one block's plain text.
func (w *writer) checkProse(r span) {
	text := w.plain[r.From:r.To]
	words, start := 0, -1
	for i := 0; i < len(text); {
		if !wordByte[text[i]] {
			switch text[i] {
			case '.', '!', '?':
				if endsSentence(text, i) {
					w.checkSentence(words, span{r.From + max(start, 0), r.From + i + 1})
					words, start = 0, -1
					w.prose.reading.endSentence()
				}
			case ':', ';':
				if i+1 == len(text) || text[i+1] == ' ' {
					w.prose.reading.endSentence()
				}
			}
			if i++; text[i-1] == punctuation {
				i += 2
			}
			continue
		}
		end := i + 1
		for end < len(text) && (wordByte[text[end]] || isApostrophe(text[end:])) {
			end++
		}
		if start < 0 {
			start = i
		}
		words++
		w.prose.words++
		if w.prose.on {
			w.readWord(text[i:end], r.From+i)
			if worthALook(text[i:end]) {
				w.checkWord(text, i, end, r.From)
			}
		}
		if w.prose.voice.on {
			w.listen(text, i, end, r.From)
		}
		i = end
	}
	w.checkSentence(words, span{r.From + max(start, 0), r.To})
	w.prose.reading.endBlock()
	w.prose.code = w.prose.code[:0]
}

// punctuation is the first of the three bytes of typographic quotes, dashes,
// arrows and the like. No letter of a language that we check begins with it.
const punctuation = 0xE2

// wordByte marks the bytes that words are made of.
var wordByte = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
			c == '\'' || c == '-' || c == '_' || c >= utf8.RuneSelf && c != punctuation
	}
	return t
}()

// isApostrophe tells whether text begins with a typographic apostrophe, which is
// a part of words.
func isApostrophe(text []byte) bool {
	return text[0] == punctuation && len(text) > 2 && text[1] == 0x80 && text[2] == 0x99
}

// worthALook tells whether a word may be an abbreviation or one to avoid. Most
// are neither.
func worthALook(word []byte) bool {
	if len(word) < 2 {
		return false
	}
	first, second := word[0], word[1]
	if first-'A' < 26 && second-'A' < 26 {
		return true
	}
	return plainerLengths[(first|0x20)&31][second&31]&(1<<min(len(word), 31)) != 0
}

// endsSentence tells whether the full stop, exclamation or question mark at i
// ends a sentence: white space follows, and then no small letter ("e.g. this").
func endsSentence(text []byte, i int) bool {
	j := i + 1
	for j < len(text) && closing[text[j]] {
		if j++; text[j-1] == punctuation {
			j = min(j+2, len(text))
		}
	}
	if j < len(text) && text[j] != ' ' && text[j] != '\n' {
		return false
	}
	for j < len(text) && (text[j] == ' ' || text[j] == '\n') {
		j++
	}
	if j == len(text) {
		return true
	}
	next, _ := utf8.DecodeRune(text[j:])
	return !unicode.IsLower(next)
}

// closing marks the first bytes of what may stand between the end of a sentence
// and the space after it.
var closing = [256]bool{'"': true, '\'': true, ')': true, ']': true, punctuation: true}

func (w *writer) checkSentence(words int, r span) {
	w.prose.reading.now.Longest = max(w.prose.reading.now.Longest, words)
	if words <= longestSentence || !w.prose.on {
		return
	}
	w.report(diag.TextLongSentence, w.sourceSpan(r), "This sentence has %d words; more than %d are hard to read.", words, longestSentence).
		Hint = "Make two or three sentences of it, or a list."
}

// checkWord checks the word text[from:to]; base is the offset of text in the
// page's plain text.
func (w *writer) checkWord(text []byte, from, to, base int) {
	if c := text[from]; c >= 'A' && c <= 'Z' && to-from > 1 && !w.inCodeText(base+from) {
		w.noteAbbreviation(text, from, to, base)
	}
	var buffer [32]byte
	if to-from > len(buffer) {
		return
	}
	for _, p := range plainer[string(lower(buffer[:0], text[from:to]))] {
		end, ok := matchWords(text, to, p.rest)
		if ok && !w.inCodeText(base+from) {
			w.report(diag.TextAvoid, w.sourceSpan(span{base + from, base + end}),
				"There is a plainer word for “%s”.", text[from:end]).
				Hint = "Write “" + p.plain + "”."
			return
		}
	}
}

func lower(dst, word []byte) []byte {
	for _, c := range word {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		dst = append(dst, c)
	}
	return dst
}

// matchWords tells whether the words of a phrase follow at i, and where they
// end.
func matchWords(text []byte, i int, rest []string) (int, bool) {
	for _, word := range rest {
		if len(text) < i+1+len(word) || text[i] != ' ' || text[i+1]|0x20 != word[0] ||
			!strings.EqualFold(string(text[i+1:i+1+len(word)]), word) {
			return 0, false
		}
		i += 1 + len(word)
		if i < len(text) && wordByte[text[i]] {
			return 0, false
		}
	}
	return i, true
}

func (w *writer) inCodeText(plain int) bool {
	code := w.prose.code
	after := sort.Search(len(code), func(i int) bool { return code[i].To > plain })
	return after < len(code) && code[after].From <= plain
}

// noteAbbreviation notes capitals such as SLA or SLAs, and whether the page
// explains them: "service level agreement (SLA)" or "SLA (service level
// agreement)".
func (w *writer) noteAbbreviation(text []byte, from, to, base int) {
	word := bytes.TrimSuffix(text[from:to], []byte("s"))
	word = bytes.TrimSuffix(bytes.TrimSuffix(word, []byte("’")), []byte("'"))
	const longest = 6
	if len(word) < 2 || len(word) > longest {
		return
	}
	for _, c := range word {
		if c < 'A' || c > 'Z' {
			return
		}
	}
	if everyday[string(word)] || isRoman(string(word)) {
		return
	}
	if from > 0 && text[from-1] == '(' && to < len(text) && text[to] == ')' ||
		to+1 < len(text) && text[to] == ' ' && text[to+1] == '(' {
		w.prose.explained[string(word)] = true
	}
	if _, seen := w.prose.used[string(word)]; !seen {
		w.prose.used[string(word)] = w.sourceOffset(base + from)
	}
}

func isRoman(word string) bool { return strings.Trim(word, "IVX") == "" }

// unexplained returns the abbreviations that the page uses and does not explain,
// in the order of their first use.
func (p *prose) unexplained(w *writer) []Abbreviation {
	var words []string
	for word := range p.used {
		if !p.explained[word] {
			words = append(words, word)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(p.used[a], p.used[b]), cmp.Compare(a, b))
	})
	out := slices.Grow([]Abbreviation(nil), len(words))
	for _, word := range words {
		out = append(out, Abbreviation{word, w.position(source.Span{Offset: p.used[word], Length: len(word)})})
	}
	return out
}

// everyday holds abbreviations that need no explanation.
var everyday = map[string]bool{
	"UK": true, "EU": true, "USA": true, "PDF": true, "CSV": true, "HTML": true, "URL": true, "ZIP": true,
	"USB": true, "FAQ": true, "OK": true, "ID": true, "IT": true, "PC": true, "TV": true, "AM": true, "PM": true,
	"GOV":  true, // in GOV.UK
	"TOML": true, "YAML": true, "JSON": true, "CSS": true, "AND": true, "OR": true, "NOT": true, "NO": true,
}

// phrase is a word or phrase to avoid, without its first word, and what to
// write instead.
type phrase struct {
	rest  []string
	plain string
}

// plainer holds the words to avoid by their first word. The choice follows what
// public-sector style guides agree on.
var plainer = func() map[string][]phrase {
	table := map[string][]phrase{}
	for words, plain := range map[string]string{
		"utilise": "use", "utilised": "used", "utilising": "using", "utilisation": "use",
		"commence": "start", "commenced": "started", "commencement": "start",
		"prior to": "before", "subsequent to": "after", "subsequently": "later",
		"in order to": "to", "with regard to": "about", "with respect to": "about", "in relation to": "about",
		"in respect of": "for", "pertaining to": "about", "in the event of": "if",
		"in the event that": "if", "at this moment in time": "now", "at the present time": "now",
		"due to the fact that": "because", "notwithstanding": "despite", "facilitate": "help", "facilitates": "helps",
		"facilitating": "helping", "endeavour": "try", "endeavours": "tries", "ascertain": "find out",
		"expedite": "speed up", "terminate": "end", "terminated": "ended", "leverage": "use", "leveraging": "using",
		"going forward": "from now on", "key stakeholders": "the people affected", "synergy": "working together",
		"synergies": "working together", "deep dive": "close look", "holistic": "whole", "myriad": "many",
		"plethora": "many", "henceforth": "from now on", "herein": "here", "thereof": "of it", "whilst": "while",
		"amongst": "among", "per annum": "a year", "inter alia": "among others",
		"the majority of": "most", "in the process of": "now", "on a regular basis": "regularly",
		"on a daily basis": "daily", "in close proximity to": "near", "by means of": "by", "for the purpose of": "for",
		"in excess of": "more than", "make use of": "use", "set forth": "set out", "envisage": "expect",
		"envisaged": "expected", "remuneration": "pay", "aforementioned": "this", "optimum": "best",
	} {
		parts := strings.Fields(words)
		table[parts[0]] = append(table[parts[0]], phrase{parts[1:], plain})
	}
	for _, phrases := range table {
		// The longest first, and always in the same order.
		slices.SortFunc(phrases, func(a, b phrase) int {
			return cmp.Or(cmp.Compare(len(b.rest), len(a.rest)), slices.Compare(a.rest, b.rest))
		})
	}
	return table
}()

// plainerLengths holds, for the first two letters of the words in plainer, the
// lengths of those words as bits, so that most words are passed over at once.
var plainerLengths = func() (lengths [32][32]uint32) {
	for word := range plainer {
		lengths[word[0]&31][word[1]&31] |= 1 << min(len(word), 31)
	}
	return lengths
}()
