package markup

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// FuzzCompile compiles any text with any options and holds the body to what the
// rest of the program relies on.
func FuzzCompile(f *testing.F) {
	for _, c := range caseInputs(f) {
		_, words, _ := strings.Cut(c.comment, "options:")
		f.Add(c.data, optionBits(words))
	}
	for _, e := range specification(f) {
		f.Add([]byte(e.Markdown), uint16(1<<3))
	}
	compiler := New()
	f.Fuzz(func(t *testing.T, data []byte, bits uint16) {
		opts := optionsOf(bits)
		text, _ := source.NewText("fuzz.md", bytes.Clone(data))
		body, found := compiler.Compile(text, opts)
		if err := sound(text, body, found); err != nil {
			t.Errorf("%v\n%q\n%s", err, data, showHTML(body))
		}
		again, foundAgain := compiler.Compile(text, opts)
		if d := cmp.Diff(body, again, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("the second body differs (-first +second):\n%s", d)
		}
		if d := cmp.Diff(found, foundAgain, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("the second diagnostics differ (-first +second):\n%s", d)
		}
		opts.Bare = true
		bare, foundBare := compiler.Compile(text, opts)
		if bare.HTML != "" || bare.Passages != nil {
			t.Errorf("the bare body holds %q, %v", bare.HTML, bare.Passages)
		}
		if d := cmp.Diff(stripped(body), stripped(bare), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("the bare body differs (-whole +bare):\n%s", d)
		}
		if d := cmp.Diff(found, foundBare, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("the diagnostics of the bare body differ (-whole +bare):\n%s", d)
		}
	})
}

// stripped returns a body without what bare ones lack, and without places in its HTML.
func stripped(b Body) Body {
	b.HTML, b.Passages = "", nil
	b.Holes, b.Headings, b.Items = slices.Clone(b.Holes), slices.Clone(b.Headings), slices.Clone(b.Items)
	for i := range b.Holes {
		b.Holes[i].At, b.Holes[i].Near = 0, false
	}
	for i := range b.Headings {
		b.Headings[i].At = 0
	}
	for i := range b.Items {
		b.Items[i].At = 0
	}
	return b
}

// optionNames are the words of testOptions, each a bit of what FuzzCompile is
// given.
var optionNames = []string{"numbered", "checklist", "blanks", "sanitise", "plain", "untitled", "welsh", "keep"}

func optionBits(words string) (bits uint16) {
	for i, name := range optionNames {
		if strings.Contains(words, name) {
			bits |= 1 << i
		}
	}
	return bits
}

func optionsOf(bits uint16) Options {
	var words []string
	for i, name := range optionNames {
		if bits&(1<<i) != 0 {
			words = append(words, name)
		}
	}
	opts := testOptions(strings.Join(words, " "))
	opts.KeepTop = bits&(1<<7) != 0
	return opts
}

// sound tells what is wrong with a body and its diagnostics.
func sound(text *source.Text, b Body, found diag.List) error {
	if err := wellFormed(b); err != nil {
		return err
	}
	at := 0
	for i, h := range b.Holes {
		most := len(b.Refs)
		switch h.Kind {
		case HoleLabel:
			most = len(Labels())
		case HoleBlank:
			most = len(b.Blanks)
		case HolePartnership, HoleSaid:
			most = len(b.Partnerships)
		}
		if h.Ref < 0 || h.Ref >= most {
			return fmt.Errorf("hole %d is for reference %d of %d", i, h.Ref, most)
		}
		if h.At < at || h.At > len(b.HTML) {
			return fmt.Errorf("hole %d is at %d, after %d of %d", i, h.At, at, len(b.HTML))
		}
		at = h.At
	}
	if err := soundNames(b); err != nil {
		return err
	}
	for _, d := range found {
		if err := inside(text, d.Pos); err != nil {
			return fmt.Errorf("%s: %v", d.Message, err)
		}
		for _, related := range d.Related {
			if err := inside(text, related.Pos); err != nil {
				return fmt.Errorf("%s: related: %v", d.Message, err)
			}
		}
	}
	for _, r := range b.Refs {
		if err := inside(text, r.Pos); err != nil {
			return fmt.Errorf("reference %q: %v", r.Raw, err)
		}
	}
	return nil
}

// soundNames tells what is wrong with a body's headings, anchors and passages.
func soundNames(b Body) error {
	names, html := map[string]bool{"": true}, filled(b)
	for _, a := range b.Anchors {
		if names[a.ID] {
			return fmt.Errorf("anchor %q is there twice", a.ID)
		}
		names[a.ID] = true
		if !strings.Contains(html, ` id="`+string(appendEscaped(nil, []byte(a.ID)))+`"`) {
			return fmt.Errorf("anchor %q is not in the HTML", a.ID)
		}
		if a.Heading < -1 || a.Heading >= len(b.Headings) {
			return fmt.Errorf("anchor %q is below heading %d of %d", a.ID, a.Heading, len(b.Headings))
		}
	}
	for _, h := range b.Headings {
		if !names[h.ID] {
			return fmt.Errorf("heading %q has no anchor", h.ID)
		}
		if err := soundRun(b, h.Text); err != nil {
			return fmt.Errorf("heading %q: %v", h.ID, err)
		}
	}
	for _, p := range b.Passages {
		if !names[p.Anchor] && !strings.HasPrefix(p.Anchor, "footnotes") {
			return fmt.Errorf("passage %q has no anchor", p.Anchor)
		}
		if p.Heading < -1 || p.Heading >= len(b.Headings) {
			return fmt.Errorf("passage %q is below heading %d of %d", p.Anchor, p.Heading, len(b.Headings))
		}
		if err := soundRun(b, p.Text); err != nil {
			return fmt.Errorf("passage %q: %v", p.Anchor, err)
		}
	}
	return soundRun(b, b.Lead)
}

func soundRun(b Body, r Run) error {
	at := 0
	for _, ref := range r.Refs {
		if ref.At < at || ref.At > len(r.Text) || ref.Ref < 0 || ref.Ref >= len(b.Refs) {
			return fmt.Errorf("reference %d of %d at %d of %d", ref.Ref, len(b.Refs), ref.At, len(r.Text))
		}
		at = ref.At
	}
	return nil
}

// inside tells what is wrong with a position: it must be on a line of the text,
// and begin no later than the line's end.
func inside(text *source.Text, p diag.Position) error {
	lines := bytes.Split(text.Data, []byte("\n"))
	if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Length < 0 {
		return fmt.Errorf("%+v is not in the %d lines", p, len(lines))
	}
	if line := lines[p.Line-1]; p.Column > len([]rune(string(line)))+1 {
		return fmt.Errorf("%+v is outside of %q", p, line)
	}
	return nil
}

// FuzzAttributes reads any text as {…}.
func FuzzAttributes(f *testing.F) {
	for _, c := range caseInputs(f) {
		for rest := string(c.data); ; {
			_, after, ok := strings.Cut(rest, "{")
			if !ok {
				break
			}
			line, _, _ := strings.Cut(after, "\n")
			f.Add("{" + line)
			rest = after
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		const base = 7
		attrs, n := parseAttributes([]byte(s), base)
		if n < 0 || n > len(s) || n == 0 && attrs != nil {
			t.Fatalf("%q: %d bytes read, %v", s, n, attrs)
		}
		if n == 0 {
			return
		}
		if s[0] != '{' || s[n-1] != '}' || strings.Contains(s[:n], "\n") {
			t.Errorf("%q was read as attributes", s[:n])
		}
		at := base
		for _, a := range attrs {
			if a.Name == "" || a.Span.Offset <= at || a.Span.Length < 1 || a.Span.Offset+a.Span.Length > base+n-1 {
				t.Errorf("%q: %+v after %d", s, a, at)
			}
			at = a.Span.Offset + a.Span.Length - 1
			written := s[a.Span.Offset-base:][:a.Span.Length]
			if !strings.Contains(written, a.Value) {
				t.Errorf("%q: value %q is not in %q", s, a.Value, written)
			}
		}
		if again, m := parseAttributes([]byte(s[:n]), base); m != n || !cmp.Equal(attrs, again) {
			t.Errorf("%q is read in another way without what follows it", s[:n])
		}
	})
}
