package source

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"partnerbook/generator/diag"
)

// regular returns raw as a Text that is fit to be parsed.
func regular(raw []byte) *Text {
	text, _ := NewText("page.md", bytes.Clone(raw))
	return text
}

// inside fails if a position does not stand in the text: every line and column
// must exist, and the length must end in the same line.
func inside(t *testing.T, text *Text, pos diag.Position) {
	t.Helper()
	lines := strings.Split(string(text.Data), "\n")
	if pos.Line < 1 || pos.Line > len(lines) {
		t.Fatalf("line %d of %d in %q", pos.Line, len(lines), text.Data)
	}
	characters := utf8.RuneCountInString(lines[pos.Line-1])
	if pos.Column < 1 || pos.Length < 0 || pos.Column+pos.Length > characters+1 {
		t.Fatalf("line %d has %d characters; column %d with length %d in %q", pos.Line, characters, pos.Column, pos.Length, text.Data)
	}
}

func allInside(t *testing.T, text *Text, found diag.List) {
	t.Helper()
	for _, d := range found {
		if d.Message == "" || d.Hint == "" {
			t.Fatalf("no words: %+v", d)
		}
		if !utf8.ValidString(d.Message + d.Hint) {
			t.Fatalf("not UTF-8: %+v", d)
		}
		inside(t, text, d.Pos)
		for _, r := range d.Related {
			inside(t, text, r.Pos)
		}
	}
}

// tableInside holds the places of a table to the range that was read.
func tableInside(t *testing.T, text *Text, table *Table, from, to int) {
	t.Helper()
	for _, e := range table.Entries {
		spanInside(t, e.Span, from, to)
		valueInside(t, text, e.Value, from, to)
	}
}

func valueInside(t *testing.T, text *Text, v Value, from, to int) {
	t.Helper()
	spanInside(t, v.Span, from, to)
	if v.Table != nil {
		tableInside(t, text, v.Table, from, to)
	}
	for _, item := range v.Items {
		valueInside(t, text, item, from, to)
	}
}

func spanInside(t *testing.T, s Span, from, to int) {
	t.Helper()
	if s.Offset < from || s.Length < 0 || s.Offset+s.Length > to {
		t.Fatalf("a span of %d bytes at %d is not within %d and %d", s.Length, s.Offset, from, to)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "one\ntwo\r\nthree\rfour", "\xEF\xBB\xBFwith a mark", "\xFF\xFEU\x00", "caf\xe9 \x93quoted\x94",
		"a\x00b\x7F", "naïve “—” 漢字 🏛\n\tend", "\r\r\n\n\r", "\xEF\xBB\xBF\xEF\xBB\xBF", "half \xE2\x82",
	} {
		f.Add([]byte(s), 3, 2)
	}
	f.Fuzz(func(t *testing.T, raw []byte, offset, length int) {
		original := bytes.Clone(raw)
		text, found := NewText("page.md", raw)
		if !utf8.Valid(text.Data) || firstControl(text.Data) >= 0 || bytes.ContainsRune(text.Data, '\r') {
			t.Fatalf("not regular: %q", text.Data)
		}
		allInside(t, text, found)
		if again, found := NewText("page.md", bytes.Clone(text.Data)); !bytes.HasPrefix(text.Data, []byte("\uFEFF")) &&
			(!bytes.Equal(again.Data, text.Data) || len(found) > 0) {
			t.Fatalf("%q read again is %q with %v", text.Data, again.Data, found)
		}
		if otherEncoding(original) == "" && len(found) == 0 && bytes.Count(text.Data, []byte("\uFFFD")) > bytes.Count(original, []byte("\uFFFD")) {
			t.Fatalf("%q was mended and nothing was said", original)
		}
		pos := text.Position(offset, length)
		if at := min(max(offset, 0), len(text.Data)); at == len(text.Data) || utf8.RuneStart(text.Data[at]) {
			inside(t, text, pos)
			fresh := &Text{Name: text.Name, Data: text.Data}
			for o := range fresh.Data { // whatever was asked for before
				fresh.Position(o, 0)
			}
			if again := fresh.Position(offset, length); again != pos {
				t.Fatalf("%+v, and then %+v", pos, again)
			}
		}
	})
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{
		"", "+++\ntitle = \"A\"\n+++\nText", "---\ntitle: A\n---\n", "---\na: 1\n...\nb", "+++\r\n+++\r\n", "+++", "---\n\n---",
		"+++\nnever", "\xEF\xBB\xBF+++\nid = \"é\"\n+++ \t\n", "+++\na = '''\n+++\n'''\n+++\n", "++++\n+++\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text := regular(raw)
		front, found := FindFrontMatter(text)
		allInside(t, text, found)
		if front.Format == NoFormat {
			if front != (FrontMatter{}) {
				t.Fatalf("no settings, but %+v", front)
			}
			return
		}
		if !(0 < front.From && front.From <= front.To && front.To < front.End && front.End <= len(text.Data)) {
			t.Fatalf("%+v in %q", front, text.Data)
		}
		lines := bytes.Count(text.Data, []byte("\n"))
		rest := bytes.Clone(text.Data[front.End:])
		text.Blank(0, front.End)
		if bytes.Count(text.Data, []byte("\n")) != lines || !bytes.Equal(text.Data[front.End:], rest) ||
			len(bytes.TrimSpace(text.Data[:front.End])) > 0 {
			t.Fatalf("blanked to %q", text.Data)
		}
	})
}

// FuzzTOML looks for text on which the readers differ: what both take must say
// the same, and what the judge refuses must be refused.
func FuzzTOML(f *testing.F) {
	for _, s := range tomlSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text := regular(raw)
		table, found := ParseTOML(text, 0, len(text.Data))
		allInside(t, text, found)
		tableInside(t, text, table, 0, len(text.Data))
		readersAgree(t, text, table, found)
	})
}

func FuzzYAML(f *testing.F) {
	for _, s := range []string{
		"", "title: A\n", "a: [1, two, 2026-11-21]\nb:\n  - c\n  - d: e\n", "a: 'it''s'\nb: \"\\u00e9\"\n", "- a\n- b\n",
		"a: &x 1\nb: *x\n<<: *x\n", "a: |\n  text\n  more\nb: >-\n  folded\n", "? a\n: b\n", "a: b: c\n", "a: !!str 5\n", "\ta: 1\n",
		"é: “ü”\nb: ~\n", "{a: 1, b: [}", "a: \"open\n", "# nothing\n", "a: 1\na: 2\n", "a:\n- b\n-\tc\n", "!a !b c", "0:", "a: .inf\nb: 0x10\nc: 1_000\nd: 1.5\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		const above = "---\nä\n"
		text := regular(append([]byte(above), raw...))
		table, ok, found := ParseYAML(text, len(above), len(text.Data))
		allInside(t, text, found)
		tableInside(t, text, table, len(above), len(text.Data))
		if !ok && (len(found) > 0 || len(table.Entries) > 0) {
			t.Fatalf("no settings, but %v and %v", table, found)
		}
		decodeAll(NewDecoder(text, table, YAML, false, &found), table)
		allInside(t, text, found)
	})
}

// decodeAll asks for every setting in every way.
func decodeAll(d *Decoder, table *Table) {
	for _, e := range table.Entries {
		d.Word(e.Key)
		d.Words(e.Key)
		d.Flag(e.Key)
		d.Number(e.Key)
		d.Day(e.Key)
		d.Period(e.Key)
		d.ID(e.Key)
		d.Pairs(e.Key)
		d.Extra(e.Key)
		if sub := d.Sub(e.Key); sub != nil {
			decodeAll(sub, e.Value.Table)
		}
		for _, sub := range d.Subs(e.Key) {
			sub.Need("it is", "title")
			sub.Finish(nil)
		}
	}
	d.Need("it is", "title")
	d.Finish(nil)
}

func FuzzConfig(f *testing.F) {
	for _, s := range tomlSeeds {
		f.Add([]byte(s), "title=Sharing", "brand.colour=#14504a")
	}
	f.Add([]byte(wholeConfig), "topic=[]", "diagnostics={}")
	f.Fuzz(func(t *testing.T, raw []byte, one, two string) {
		text := regular(raw)
		config, found := ReadConfig(text, nil)
		allInside(t, text, found)
		usableConfig(t, config)
		config, _ = ReadConfig(text, []string{one, two})
		usableConfig(t, config)
		config, _ = OverridePlain([]string{one, two})
		usableConfig(t, config)
	})
}

// usableConfig holds settings to what the later stages rely on.
func usableConfig(t *testing.T, c Config) {
	t.Helper()
	if c.Theme.Text == "" || c.Language == "" || len(c.Languages) == 0 || c.Languages[0] != c.Language {
		t.Fatalf("unusable: %+v", c)
	}
	if c.BaseURL != "" && (!strings.HasSuffix(c.BaseURL, "/") || !IsWebAddress(c.BaseURL)) {
		t.Fatalf("base_url %q", c.BaseURL)
	}
	if c.Brand.Colour.Text != "" && !hexColour.MatchString(c.Brand.Colour.Text) {
		t.Fatalf("colour %q", c.Brand.Colour.Text)
	}
	for _, terms := range [][]Term{c.Topics, c.Models, c.Nations, c.Audiences} {
		for _, term := range terms {
			if !ValidID(term.ID) {
				t.Fatalf("id %q", term.ID)
			}
		}
	}
}

func FuzzGlossary(f *testing.F) {
	for _, s := range tomlSeeds {
		f.Add([]byte(s))
	}
	for _, s := range []string{
		"[[term]]\nterm = \"SLA\"\nexpansion = \"service level agreement\"\nforms = [\"SLAs\"]\ndefinition = \"A \\\"promise\\\" -- in writing...\"\n",
		"[[term]]\nterm = \"A\"\ndefinition = \"x\"\n[[term]]\nterm = \"a\"\ndefinition = \"y\"\nbasis = \"ours\"\n",
		"term = 1", "[term]\nterm = \"A\"", "term = [{term = \"%\", definition = \"x\"}, {term = \"&\", definition = \"y\"}]",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text := regular(raw)
		glossary, found := ReadGlossary(text)
		allInside(t, text, found)
		seen := map[string]bool{}
		for _, term := range glossary.Terms {
			inside(t, text, term.Pos)
			if term.ID == "" && !found.HasErrors() {
				t.Fatalf("%q has no id and nothing was said", term.Term)
			}
			for _, surface := range term.Surfaces() {
				if surface == "" {
					t.Fatalf("an empty form of %q", term.Term)
				}
			}
			if name := strings.ToLower(term.Term); seen[name] {
				t.Fatalf("%q stands twice", term.Term)
			} else {
				seen[name] = true
			}
		}
	})
}
