package markup

import (
	"math"
	"strings"
	"testing"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// TestReadingAge works an age out by hand: 2 sentences of 12 words with 16 syllables.
func TestReadingAge(t *testing.T) {
	r := Reading{Words: 12, Sentences: 2, Syllables: 16}
	want := 0.39*6 + 11.8*16/12 - 15.59 + 5
	if got := r.Age(); math.Abs(got-want) > 1e-9 {
		t.Errorf("the age is %v, want %v", got, want)
	}
	if (Reading{}).Age() != 0 {
		t.Error("nothing has an age")
	}
}

// TestReadingOfSections counts the sections of a page.
func TestReadingOfSections(t *testing.T) {
	const page = `The council pays the rent: it does so on Friday. It tells the tenant.

Nothing ends this

## A heading that does not count. {#one}

- One two three four five.
- a point without an end

` + "`code code` counts not at all here." + `

### Without sentences

Label: one two three.

## Table

| A | B |
|---|---|
| It ends with a stop. | no stop |
`
	text, _ := source.NewText("page.md", []byte(page))
	body, found := New().Compile(text, Options{Language: "en"})
	if len(found) > 0 {
		t.Error(found)
	}
	want := []Reading{
		{Heading: -1, Line: 1, Words: 14, Sentences: 3, Syllables: 17, Longest: 10},
		{Heading: 0, Line: 5, Words: 10, Sentences: 2, Syllables: 10, Longest: 7},
		{Heading: 2, Line: 16, Words: 5, Sentences: 1, Syllables: 5, Longest: 5},
	}
	if len(body.Reading) != len(want) {
		t.Fatalf("the sections are %+v, want %+v", body.Reading, want)
	}
	for i := range want {
		if body.Reading[i] != want[i] {
			t.Errorf("section %d is %+v, want %+v", i, body.Reading[i], want[i])
		}
	}
	text, _ = source.NewText("page.md", []byte(page))
	if body, _ := New().Compile(text, Options{Language: "cy"}); body.Reading != nil {
		t.Errorf("a page in Welsh has %+v", body.Reading)
	}
}

// TestShortSectionsAreJudgedTogether parts the same hard text into sections of any length:
// it never gets by.
func TestShortSectionsAreJudgedTogether(t *testing.T) {
	const sentence = "The authorisation of supplementary expenditure necessitates comprehensive consultation with representative organisations. "
	for _, perSection := range []int{1, 3, 9, 12, 40} {
		var page strings.Builder
		for i := range 40 {
			if i%perSection == 0 {
				page.WriteString("\n## Part\n\n")
			}
			page.WriteString(sentence)
		}
		for age, want := range map[float64]bool{0: false, 14: true, 60: false} {
			text, _ := source.NewText("page.md", []byte(page.String()))
			_, found := New().Compile(text, Options{Language: "en", ReadingAge: age})
			hard := false
			for _, d := range found {
				hard = hard || d.Code == diag.TextReadingAge && d.Hint != ""
			}
			if hard != want {
				t.Errorf("with %d sentences a section and an age of %v it is reported: %v", perSection, age, hard)
			}
		}
	}
}
