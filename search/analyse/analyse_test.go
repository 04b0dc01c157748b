package analyse

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// show writes tokens as surface>term@start:end, with + before parts; >term is left
// out where the term is the surface.
func show(a *Analyser, text string) string {
	var out []string
	a.Each(text, func(t Token) {
		s := t.Surface
		if t.Term != t.Surface {
			s += ">" + t.Term
		}
		s += fmt.Sprintf("@%d:%d", t.Start, t.End)
		if t.Part {
			s = "+" + s
		}
		out = append(out, s)
	})
	return strings.Join(out, " ")
}

var cases = []struct{ rule, text, want string }{
	{"nothing", "", ""},
	{"no words", " —…\n!? ", ""},
	{"case", "Benefits SERVICE", "benefits>benefit@0:8 service>servic@9:16"},
	{"digits and letters", "p25 25m", "p25@0:3 25m@4:7"},
	{"underscore", "a_b", "a@0:1 b@2:3"},

	{"accents", "Café naïve Ŵyn", "cafe@0:5 naive>naiv@6:12 wyn@13:17"},
	{"combining marks", "Cafe\u0301s", "cafes>cafe@0:7"},
	{"a combining mark last", "cafe\u0301 bar", "cafe@0:6 bar@7:10"},
	{"a combining mark alone", "\u0301 a", "a@3:4"},
	{"ligatures", "oﬃce Æther straße", "office>offic@0:6 aether@7:13 strasse>strass@14:21"},
	{"dotted capital I", "İl", "il@0:3"},
	{"other letters are words without stems", "Ёлки ΟΔΟΣ 東京", "елки@0:8 οδοσ@9:17 東京@18:24"},
	{"superscripts and signs separate", "note²b £5 50%", "note@0:4 b@6:7 5@10:11 50@12:14"},

	{"apostrophe", "council's", "councils>council@0:9"},
	{"typographic apostrophe", "councils’ don’t", "councils>council@0:8 dont@12:19"},
	{"single quotation marks", "‘shared’ 'services'", "shared>share@3:9 services>servic@14:22"},
	{"soft hyphen", "part\u00adner", "partner@0:9"},

	{"hyphen", "a call-off!", "a@0:1 calloff@2:10 +call@2:6 +off@7:10"},
	{"hyphens of typography", "call‐off call‑off", "calloff@0:10 +call@0:4 +off@7:10 calloff@11:21 +call@11:15 +off@18:21"},
	{"the whole has a stem", "call-offs", "calloffs>calloff@0:9 +call@0:4 +offs>off@5:9"},
	{"slash", "HB/CTB", "hbctb@0:6 +hb@0:2 +ctb@3:6"},
	{"four words", "a-b-c-d", "abcd@0:7 +a@0:1 +b@2:3 +c@4:5 +d@6:7"},
	{"five words are no compound", "a-b/c-d/e", "a@0:1 b@2:3 c@4:5 d@6:7 e@8:9"},
	{"nine words are no compound", "a-b-c-d-e-f-g-h-i", "a@0:1 b@2:3 c@4:5 d@6:7 e@8:9 f@10:11 g@12:13 h@14:15 i@16:17"},
	{"two joiners separate", "a--b", "a@0:1 b@3:4"},
	{"a dash separates", "a–b a—b", "a@0:1 b@4:5 a@6:7 b@10:11"},
	{"a joiner at an end", "pre- and -post/", "pre@0:3 and@5:8 post@10:14"},
	{"an apostrophe beside a joiner", "‘a’/‘b’", "ab@3:12 +a@3:4 +b@11:12"},
	{"a mark beside a joiner", "a\u0301-\u0301b -\u0301", "ab@0:7 +a@0:3 +b@6:7"},
	{"a number and a word", "25-year", "25year@0:7 +25@0:2 +year@3:7"},
	{"numbers are no compound", "2010/11 1.5-2.5", "2010@0:4 11@5:7 1.5@8:11 2.5@12:15"},

	{"abbreviation", "the U.K. and", "the@0:3 uk@4:7 and@9:12"},
	{"abbreviation, small, at the end", "e.g", "eg@0:3"},
	{"abbreviation with a genitive", "U.K.’s", "uks>uk@0:8"},
	{"abbreviation in quotation marks", "‘U.K’", "uk@3:6"},
	{"abbreviation in a compound", "U.K.-wide", "ukwide>ukwid@0:9 +uk@0:3 +wide@5:9"},
	{"abbreviation before a name", "J.R.Smith", "jr@0:3 smith@4:9"},
	{"an initial before a name", "J.Smith", "j@0:1 smith@2:7"},
	{"words with full stops", "www.gov.uk", "www@0:3 gov@4:7 uk@8:10"},

	{"plural of an abbreviation", "SLAs, GPs", "sla@0:4 gp@6:9"},
	{"genitive of an abbreviation", "SLA's LA’s", "sla@0:5 la@6:12"},
	{"plural in a compound", "LAs/HAs", "laha@0:7 +la@0:3 +ha@4:7"},
	{"no plural", "CMS As BUS's1 ITsm PCxs", "cms@0:3 as@4:6 buss1@7:13 itsm@14:18 pcxs@19:23"},

	{"thousands", "£250,000", "250000@2:9"},
	{"millions", "1,234,567.50 12,345m", "1234567.50@0:12 12345m@13:20"},
	{"lists of numbers", "1,2,3 2009,201", "1@0:1 2@2:3 3@4:5 2009@6:10 201@11:14"},
	{"four digits are no thousands", "1,2345", "1@0:1 2345@2:6"},
	{"thousands end", "1,234,56", "1234@0:5 56@6:8"},
	{"no thousands after a letter or point", "a1,234 1.2,345 é1,234", "a1@0:2 234@3:6 1.2@7:10 345@11:14 e1@15:18 234@19:22"},
	{"decimals", "1.6 v2.1.4", "1.6@0:3 v2.1.4@4:10"},
	{"full stops elsewhere", "5. .5 5.a 1..2", "5@0:1 5@4:5 5@6:7 a@8:9 1@10:11 2@13:14"},
	{"two terms", "NI 181", "ni@0:2 181@3:6"},

	{"two letters have no stem", "as is", "as@0:2 is@3:5"},
	{"letters and digits have no stem", "services2", "services2@0:9"},
	{"stem", "delivering deliveries", "delivering>deliv@0:10 deliveries>deliveri@11:21"},

	{"bytes that are not UTF-8", "a\xffb\xe2\x80 c", "a@0:1 b@2:3 c@6:7"},
	{"long", strings.Repeat("a", 70) + " b", strings.Repeat("a", 64) + "@0:70 b@71:72"},
	{"long, cut between characters", "a" + strings.Repeat("я", 40) + "é", "a" + strings.Repeat("я", 31) + "@0:83"},
	{"long, cut in a ligature", strings.Repeat("a", 62) + "ﬃé", strings.Repeat("a", 62) + "ff@0:67"},
	{"long plural", strings.Repeat("A", 64) + "s", strings.Repeat("a", 64) + "@0:65"},
	{"long, cut after a point", strings.Repeat("1", 63) + ".5", strings.Repeat("1", 63) + "@0:65"},
	{"long compound", strings.Repeat("a", 40) + "-" + strings.Repeat("b", 40), strings.Repeat("a", 40) + strings.Repeat("b", 24) + "@0:81 +" +
		strings.Repeat("a", 40) + "@0:40 +" + strings.Repeat("b", 40) + "@41:81"},
}

func TestEach(t *testing.T) {
	a := New("en")
	for _, c := range cases {
		t.Run(c.rule, func(t *testing.T) {
			if diff := cmp.Diff(c.want, show(a, c.text)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", c.text, diff)
			}
			checkTokens(t, a, c.text)
		})
	}
}

// checkTokens holds what is true of the tokens of any text.
func checkTokens(t *testing.T, a *Analyser, text string) {
	t.Helper()
	start, end, whole := 0, 0, Token{}
	a.Each(text, func(k Token) {
		switch {
		case k.Start < 0 || k.Start >= k.End || k.End > len(text):
			t.Errorf("%q: %+v is outside", text, k)
		case k.Start < start || !k.Part && k.Start < end:
			t.Errorf("%q: %+v is out of order", text, k)
		case k.Part && (k.Start < whole.Start || k.End > whole.End):
			t.Errorf("%q: part %+v is outside %+v", text, k, whole)
		case len(k.Surface) > longest || k.Surface == "" || k.Term == "" || !utf8.ValidString(k.Surface):
			t.Errorf("%q: %+v has a surface that cannot be", text, k)
		}
		start, end = k.Start, max(end, k.End)
		if !k.Part {
			whole = k
		}
		again := 0
		a.Each(k.Surface, func(l Token) {
			again++
			if l.Surface != k.Surface || l.Term != k.Term || again > 1 {
				t.Errorf("%q: surface of %+v gives %+v", text, k, l)
			}
		})
		if again == 0 {
			t.Errorf("%q: surface of %+v gives nothing", text, k)
		}
	})
}

func TestTermsAndStem(t *testing.T) {
	a := New("en-GB")
	got := a.Terms([]string{"first"}, "Call-off agreements, £1,000")
	want := []string{"first", "calloff", "call", "off", "agreement", "1000"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for word, want := range map[string]string{"": "", "-": "", "Agreements": "agreement", "call-offs": "calloff", "Council’s": "council"} {
		if got := a.Stem(word); got != want {
			t.Errorf("Stem(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	a := New("fr")
	if got := show(a, "Services l'été"); got != "services@0:8 lete@9:16" {
		t.Error(got)
	}
	if a.Stop("the") || New("cy").Stop("the") {
		t.Error("the is a stop word in French or Welsh")
	}
}

func TestStop(t *testing.T) {
	a := New("en")
	for _, word := range []string{"the", "what", "dont", "how", "of", "which"} {
		if !a.Stop(word) {
			t.Errorf("%q should be a stop word", word)
		}
	}
	// Words of the subject, and words that look like the stem of a stop word or like
	// one without its apostrophe.
	for _, word := range []string{"", "off", "out", "back", "make", "means", "willing", "ill", "shell", "service", "council", "onli"} {
		if a.Stop(word) {
			t.Errorf("%q should not be a stop word", word)
		}
	}
}

func TestStopWords(t *testing.T) {
	for language, list := range map[string]string{"en": englishStop, "cy": welshStop} {
		words := StopWords(language)
		sorted := slices.Clone(words)
		slices.Sort(sorted)
		if sorted = slices.Compact(sorted); strings.Join(sorted, "\n")+"\n" != list {
			t.Errorf("%s: the list should be sorted, each word once, on a line of its own", language)
		}
		a := New(language)
		for _, word := range words {
			if got := show(a, word); !strings.HasPrefix(got, word) || strings.Contains(got, " ") || !a.Stop(word) {
				t.Errorf("%s: stop word %q is not a surface: %s", language, word, got)
			}
		}
	}
	if len(StopWords("fr")) > 0 {
		t.Error("French has stop words")
	}
}

// TestAtOnce analyses the same texts in several goroutines.
func TestAtOnce(t *testing.T) {
	var texts []string
	for i := range 200 {
		texts = append(texts, fmt.Sprintf("Deliveries%d of re-organised services and word%d", i%50, i), cases[i%len(cases)].text)
	}
	alone, together := New("en"), New("en")
	want := alone.Terms(nil, strings.Join(texts, " ; "))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			var got []string
			for _, text := range texts {
				got = together.Terms(got, text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	group.Wait()
}

// TestFullCache holds that words beyond the cache's room are analysed as well, and
// not kept.
func TestFullCache(t *testing.T) {
	a := New("en")
	a.cache.words.Store(mostWords)
	if got := a.Stem("services"); got != "servic" {
		t.Errorf("the stem is %q", got)
	}
	for i := range a.cache.chains {
		if e := a.cache.chains[i].Load(); e != nil {
			t.Errorf("%q was kept", e.surface)
		}
	}
}

func FuzzEach(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	a := New("en")
	f.Fuzz(func(t *testing.T, text string) { checkTokens(t, a, text) })
}

// TestKnownWordsCostNothing holds that a text of known words needs no memory.
func TestKnownWordsCostNothing(t *testing.T) {
	a := New("en")
	text := "Councils share call-off contracts of £250,000 in the U.K., naïve SLAs’ 1.6"
	n := 0
	count := func(k Token) { n += k.End }
	if got := testing.AllocsPerRun(10, func() { a.Each(text, count) }); got != 0 {
		t.Errorf("%v allocations", got)
	}
}

// BenchmarkEach analyses the repository's own pages.
func BenchmarkEach(b *testing.B) {
	var pages []string
	size, words := 0, 0
	site := os.DirFS("../../content")
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := fs.ReadFile(site, name)
		pages = append(pages, string(text))
		size += len(text)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	run := func(b *testing.B, analyser func() *Analyser) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			a := analyser()
			words = 0
			for _, page := range pages {
				a.Each(page, func(Token) { words++ })
			}
		}
		b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	}
	b.Run("known", func(b *testing.B) {
		a := New("en")
		run(b, func() *Analyser { return a })
	})
	b.Run("new", func(b *testing.B) {
		run(b, func() *Analyser { return New("en") })
	})
	b.Run("parallel", func(b *testing.B) {
		a := New("en")
		b.SetBytes(int64(size))
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				for _, page := range pages {
					a.Each(page, func(Token) {})
				}
			}
		})
	})
}
