package analyse_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf16"

	"github.com/dop251/goja"

	"partnerbook/generator/render"
	"partnerbook/generator/testrun"
	"partnerbook/search/analyse"
	"partnerbook/themes"
)

var languages = []string{"en", "cy", "fr"}

// twin is the analysis of the browser beside that of Go.
type twin struct {
	ours *analyse.Analyser
	dump goja.Callable // writes tokens as show does
	vm   *goja.Runtime
}

// script returns the browser's analysis as pages get it.
func script(t testing.TB, entry string) string {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	data, err := render.Script(theme, entry, "module")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func newTwin(t testing.TB, language string) *twin {
	t.Helper()
	w := &twin{ours: analyse.New(language), vm: goja.New()}
	w.run(t, script(t, "search/analyse.js"))
	w.run(t, fmt.Sprintf(`
		const analyser = module.analyser(%q);
		function dump(text) {
			const out = [];
			analyser.each(text, ({surface, term, start, end, part}) => out.push(surface + ">" + term + "@" + start + ":" + end + (part ? "+\n" : "\n")));
			return out.join("");
		}`, language))
	var ok bool
	if w.dump, ok = goja.AssertFunction(w.vm.Get("dump")); !ok {
		t.Fatal("dump is no function")
	}
	return w
}

func (w *twin) run(t testing.TB, source string) goja.Value {
	t.Helper()
	v, err := w.vm.RunString(source)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// theirs returns the tokens that the browser finds.
func (w *twin) theirs(t testing.TB, text string) string {
	t.Helper()
	v, err := w.dump(goja.Undefined(), w.vm.ToValue(text))
	if err != nil {
		t.Fatal(err)
	}
	return v.String()
}

// show writes the tokens that Go finds, with places in UTF-16.
func (w *twin) show(text string) string {
	at := make([]int, len(text)+1) // the place of each byte in UTF-16
	n := 0
	for i, r := range text {
		at[i] = n
		n += max(1, utf16.RuneLen(r))
	}
	at[len(text)] = n
	var out strings.Builder
	w.ours.Each(text, func(t analyse.Token) {
		part := ""
		if t.Part {
			part = "+"
		}
		fmt.Fprintf(&out, "%s>%s@%d:%d%s\n", t.Surface, t.Term, at[t.Start], at[t.End], part)
	})
	return out.String()
}

// compare holds the two to the same tokens.
func (w *twin) compare(t testing.TB, text string) {
	t.Helper()
	want, got := w.show(text), w.theirs(t, text)
	if want == got {
		return
	}
	ours, theirs := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i, token := range ours {
		if i >= len(theirs) || theirs[i] != token {
			t.Errorf("token %d of %.200q is %q in Go, but in JavaScript %q", i, text, token, theirs[i:min(i+1, len(theirs))])
			return
		}
	}
	t.Errorf("JavaScript finds more in %.200q: %q", text, theirs[len(ours):])
}

func eachLanguage(t *testing.T, f func(t *testing.T, w *twin)) {
	for _, language := range languages {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			f(t, newTwin(t, language))
		})
	}
}

func TestTwinOnCases(t *testing.T) {
	eachLanguage(t, func(t *testing.T, w *twin) {
		for _, text := range analyse.Texts() {
			w.compare(t, text)
		}
	})
}

// TestTwinOnContent analyses pages of the repository: in the long tier all of them in
// each language, else every ninth, and these by turns in one of the languages.
func TestTwinOnContent(t *testing.T) {
	pages := content(t)
	eachLanguage(t, func(t *testing.T, w *twin) {
		from, step := 9*slices.Index(languages, path.Base(t.Name())), 9*len(languages)
		if testrun.Long() {
			from, step = 0, 1
		}
		for i := from; i < len(pages); i += step {
			w.compare(t, pages[i])
		}
	})
}

// many is n, or ten times as many in the long tier.
func many(n int) int {
	if testrun.Long() {
		return 10 * n
	}
	return n
}

func content(t testing.TB) []string {
	t.Helper()
	var out []string
	root := os.DirFS("../../content")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out = append(out, string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTwinOnCharacters compares the class of every code point and what it is folded
// to.
func TestTwinOnCharacters(t *testing.T) {
	testrun.Alone(t)
	vm := goja.New()
	w := &twin{vm: vm}
	w.run(t, script(t, "search/characters.js"))
	classes, ok := w.run(t, `module.classes.buffer`).Export().(goja.ArrayBuffer)
	if !ok {
		t.Fatal("no classes")
	}
	w.run(t, `function folded(from, to) {
		const out = [];
		for (let code = from; code < to; code++) if (module.classes[code] == module.WORD) out.push(module.fold(code));
		return out.join("\n");
	}`)
	const step = 0x800
	for from := rune(0); from <= unicode.MaxRune; from += step {
		var want []string
		for r := from; r < from+step; r++ {
			class := analyse.ClassOf(r)
			if got := classes.Bytes()[r]; got != byte(class) {
				t.Errorf("%U is of class %d, but in JavaScript %d", r, class, got)
			}
			if class == analyse.Word {
				want = append(want, analyse.Fold(r))
			}
		}
		if got := w.run(t, fmt.Sprintf("folded(%d, %d)", from, from+step)).String(); got != strings.Join(want, "\n") {
			t.Errorf("from %U on: folded to\n%q, but in JavaScript\n%q", from, want, strings.Split(got, "\n"))
		}
	}
}

// TestTwinOnCharactersInWords has each character of the scripts that are folded as a
// word's first, middle and last one, and beside a joiner.
func TestTwinOnCharactersInWords(t *testing.T) {
	testrun.Alone(t)
	w := newTwin(t, "en")
	var text strings.Builder
	for r := rune(0); r < 0x2100; r++ {
		fmt.Fprintf(&text, "%[1]c x%[1]cy%[1]c-%[1]cz\n", r)
		if r&0xff == 0xff {
			w.compare(t, text.String())
			text.Reset()
		}
	}
}

// TestTwinOnHalves holds that half a surrogate pair separates words.
func TestTwinOnHalves(t *testing.T) {
	w := newTwin(t, "en")
	got := w.run(t, `dump("a\ud800b \udc00c d\ud83de-\udc00f g\ud842\ud842\udfb7h \ud842")`).String()
	if want := w.show("a\ufffdb \ufffdc d\ufffde-\ufffdf g\ufffd𠮷h \ufffd"); got != want {
		t.Errorf("Go finds\n%s\nJavaScript\n%s", want, got)
	}
}

func TestTwinOnHostileTexts(t *testing.T) {
	size := 3_000 // goja takes a second for 100,000 characters
	if testrun.Long() {
		size = 100_000
	}
	texts := []string{
		strings.Repeat("a", size), strings.Repeat("é", size), strings.Repeat("a-", size/2), strings.Repeat("a.", size/2),
		strings.Repeat("1,000", size/5), strings.Repeat("1.", size/2), strings.Repeat("word ", 1000), strings.Repeat("SLA's ", 1000),
		strings.Repeat("a\u0301", size/2), "a" + strings.Repeat("\u0301", size) + "b", strings.Repeat("-", size), strings.Repeat("'", size),
		strings.Repeat("A", size) + "s", strings.Repeat("A", size) + "'r", "👨‍👩‍👧‍👦 family 🏴󠁧󠁢󠁷󠁬󠁳󠁿flag 1️⃣ a❤️b", strings.Repeat("😀", size/2),
		"\u202eשלום עולם\u202c كِتَابٌ العربية\u200f الكتاب", "ฉันกินข้าว हिन्दी میں 한국어 日本語テキスト", "constructor __proto__ toString hasOwnProperty valueOf",
		strings.Repeat("y", 1000), strings.Repeat("ing", 300),
	}
	eachLanguage(t, func(t *testing.T, w *twin) {
		for _, text := range texts {
			w.compare(t, text)
		}
	})
}

// TestTwinOnRandomWords builds words of syllables that the stemmers know.
func TestTwinOnRandomWords(t *testing.T) {
	pieces := map[string]string{
		"en": "a e i o u y b d l n r s t w x k at bl iz ied ies s ss us sses eed eedly ing ingly ed edly y ational tional enci anci abli entli izer ization ation ator alism aliti alli fulness ousli ousness iveness iviti biliti bli ogi fulli lessli li alize icate iciti ical ful ness ative al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion e l ll gener commun arsen skis dying inn out succ proc",
		"cy": "a e i o u w y b c d g l m n p r t ch dd ff f ng ngh ll mh nh ph rh th h s au iau iadau ion ydd feydd oedd iad iaid wyr iwr io u i odd wyd ir iynau iannau ai ae orydd chw gw the mater budd cyngor dal nn rr wch dynn",
		"fr": "é à a-b 'l l' e s 1 2, . œ",
	}
	eachLanguage(t, func(t *testing.T, w *twin) {
		for language, list := range pieces {
			source := rand.New(rand.NewPCG(1, 2))
			syllables := strings.Fields(list)
			var text strings.Builder
			for range many(600) {
				for range 1 + source.IntN(5) {
					text.WriteString(syllables[source.IntN(len(syllables))])
				}
				text.WriteByte(' ')
			}
			t.Run(language, func(t *testing.T) { w.compare(t, text.String()) })
		}
	})
}

// TestTwinOnRandomText strings characters together for which there are rules.
func TestTwinOnRandomText(t *testing.T) {
	alphabet := []rune("abyzsASLU rniuwmthch 0123456789   ....,,,,----//''’‘ʼ\u00ad\u0301éŵßﬃΣςЯ漢𠮷😀\u200d\ufe0f£\n\u2010\u2011\u20e3क्")
	eachLanguage(t, func(t *testing.T, w *twin) {
		source := rand.New(rand.NewPCG(3, 4))
		for range many(300) {
			text := make([]rune, source.IntN(120))
			for i := range text {
				text[i] = alphabet[source.IntN(len(alphabet))]
			}
			w.compare(t, string(text))
		}
	})
}

// TestTwinOnStopWords compares what is a stop word, and that nothing else is.
func TestTwinOnStopWords(t *testing.T) {
	eachLanguage(t, func(t *testing.T, w *twin) {
		for _, word := range append(append(analyse.StopWords("en"), analyse.StopWords("cy")...), "", "service", "constructor") {
			if got, want := w.run(t, fmt.Sprintf("analyser.stop(%q)", word)).ToBoolean(), w.ours.Stop(word); got != want {
				t.Errorf("stop(%q) is %v, want %v", word, got, want)
			}
		}
	})
}

// TestTwinOtherwise tries what else a twin can do.
func TestTwinOtherwise(t *testing.T) {
	w := newTwin(t, "en-GB")
	for source, want := range map[string]string{
		`analyser.terms("Call-off agreements, £1,000")`:                    "calloff,call,off,agreement,1000",
		`analyser.spoken("a call-off, pre-paid/free agreements; non-x y")`: "a,call,off,pre,pay,free,agreement,non,x,y",
		`analyser.spoken("")`: "",
		`analyser.tokens("é-b").map(t => t.start + t.surface + t.part)`: "0ebfalse,0etrue,2btrue",
	} {
		if got := w.run(t, source).String(); got != want {
			t.Errorf("%s is %s, want %s", source, got, want)
		}
	}
}

// TestTwinSize weighs the browser's analysis with its tables, as a script that uses
// it gets it.
func TestTwinSize(t *testing.T) {
	for module, most := range map[string]int{"analyse.js": 5000, "stem.js": 1600} {
		name := strings.TrimSuffix(strings.Replace(module, "analyse", "analyser", 1), ".js")
		theme := fstest.MapFS{"entry.js": {Data: []byte(`import { ` + name + ` } from "./search/` + module + `"; ` + name + `("x")`)}}
		files, err := fs.Glob(themes.FS, "default/search/*.js")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data, err := themes.FS.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			theme[strings.TrimPrefix(name, "default/")] = &fstest.MapFile{Data: data}
		}
		source, err := render.Script(theme, "entry.js", "")
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		if _, err := z.Write(source); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes, %d compressed", module, len(source), out.Len())
		if out.Len() > most {
			t.Errorf("%s has %d bytes compressed, more than %d", module, out.Len(), most)
		}
	}
}

func FuzzTwin(f *testing.F) {
	for _, text := range analyse.Texts() {
		f.Add(text)
	}
	twins := []*twin{newTwin(f, "en"), newTwin(f, "cy")}
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range twins {
			w.compare(t, text)
		}
	})
}
