package source

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/diag"
)

// wholeConfig has every setting.
const wholeConfig = `title = "Ways to deliver a benefits service"
language = "en"
languages = ["en", "cy"]
base_url = "https://www.example.org/benefits"
theme = "council"
build_date = 2026-11-21
fail_on_overdue = true
search = false
search_help = "about/searching.md"

[brand]
name = "Example"
colour = "#14504a"
logo = "files/logo.svg"
footer = "Made in the open."

[[topic]]
id = "business-case"
title = "Business case"

[[model]]
id = "shared"
title = "Shared service"

[[nation]]
id = "wales"
title = "Wales"

[[audience]]
id = "member"
title = "Members"

[[navigation]]
title = "Start here"
page = "index.md"

[translate.cy]
"Start here" = "Dechrau yma"
"Wales" = "Cymru'r wlad"

[markdown]
html = "sanitise"

[diagnostics]
"text/long-sentence" = "off"
"text/word-to-avoid" = "on"

[claims]
not_ours = ["Department for Work and Pensions"]

[contact]
email = "editors@example.org"
page = "about/contact.md"

[accessibility]
draft = true

[reading]
all = 12

[offline]
install = false

[extra]
own = [1, 2]
`

func TestReadWholeConfig(t *testing.T) {
	text := regular([]byte(wholeConfig))
	got, found := ReadConfig(text, nil)
	wants(t, found)
	at := func(s string) diag.Position { return text.Position(strings.Index(wholeConfig, s), len(s)) }
	want := Config{
		Title: "Ways to deliver a benefits service", Language: "en", Languages: []string{"en", "cy"},
		BaseURL: "https://www.example.org/benefits/", Theme: Word{"council", at(`"council"`)},
		BuildDate: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), FailOnOverdue: true, NoSearch: true,
		SearchHelp: Word{"about/searching.md", at(`"about/searching.md"`)},
		Brand:      Brand{Name: "Example", Colour: Word{"#14504a", at(`"#14504a"`)}, Logo: Word{"files/logo.svg", at(`"files/logo.svg"`)}, Footer: "Made in the open."},
		Topics:     []Term{{"business-case", "Business case", at(`"business-case"`)}}, Models: []Term{{"shared", "Shared service", at(`"shared"`)}},
		Nations: []Term{{"wales", "Wales", at(`"wales"`)}}, Audiences: []Term{{"member", "Members", at(`"member"`)}},
		Navigation: []NavigationItem{{"Start here", Word{"index.md", at(`"index.md"`)}}},
		HTML:       SanitiseHTML, Off: []diag.Code{diag.TextLongSentence}, NotOurs: []string{"Department for Work and Pensions"},
		Contact:   Contact{"editors@example.org", Word{"about/contact.md", at(`"about/contact.md"`)}},
		Translate: map[string]map[string]string{"cy": {"Start here": "Dechrau yma", "Wales": "Cymru’r wlad"}},
		Reading:   ReadingAges{All: 12, Kind: map[string]int{}},
	}
	want.Accessibility = &Accessibility{Draft: true, Pos: at("accessibility]")}
	want.Accessibility.Pos.Length = 0
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestWordsInALanguage asks for words of site.toml.
func TestWordsInALanguage(t *testing.T) {
	c, found := ReadConfig(regular([]byte(wholeConfig)), nil)
	wants(t, found)
	for _, w := range []struct {
		language, words, want string
		ok                    bool
	}{
		{"cy", "Wales", "Cymru’r wlad", true},
		{"cy", "Members", "Members", false},
		{"en", "Members", "Members", true},
		{"ga", "Wales", "Wales", false},
	} {
		if got, ok := c.In(w.language, w.words); got != w.want || ok != w.ok {
			t.Errorf("%s in %s is %q, %t", w.words, w.language, got, ok)
		}
	}
	_, found = ReadConfig(regular([]byte("title = 'a'\nlanguages = ['en', 'cy']\n[translate.cy]\nb = 'c'\n[translate.ga]\na = 'd'\n")), nil)
	wants(t, found,
		"4:1+1 meta/translates-nothing No title in site.toml is “b”.",
		"5:12+2 meta/unknown-key There is no setting ga in [translate].")
}

func TestConfigDefaults(t *testing.T) {
	got, found := ReadConfig(regular(nil), nil)
	wants(t, found)
	want := PlainConfig()
	want.Plain, want.HTML = false, RefuseHTML
	if diff := cmp.Diff(want, got); diff != "" || len(got.Models) != 5 || len(got.Nations) != 3 || len(got.Audiences) != 1 {
		t.Error(diff)
	}
	plain, found := OverridePlain(nil)
	wants(t, found)
	if diff := cmp.Diff(PlainConfig(), plain); diff != "" || !plain.Plain || plain.HTML != SanitiseHTML {
		t.Error(diff)
	}
}

func TestConfigMistakes(t *testing.T) {
	for src, want := range map[string]string{
		"titel = 'x'":                        "1:1+5 meta/unknown-key There is no setting titel.",
		"title = 1":                          "1:9+1 meta/wrong-type title must be text; this is a whole number.",
		"title = \n":                         "1:9+0 toml/syntax The setting title has no value.",
		"languages = ['en', 'Welsh']":        "1:20+7 meta/unknown-value “Welsh” is not the code of a language.",
		"base_url = 'www.example.org'":       "1:12+17 meta/bad-address base_url cannot be “www.example.org”.",
		"base_url = 'https://a.example/?x'":  "1:12+22 meta/bad-address base_url cannot be “https://a.example/?x”.",
		"base_url = 'https://a.example/b#c'": "1:12+23 meta/bad-address base_url cannot be “https://a.example/b#c”.",
		"base_url = 'https://a.example/b c'": "1:12+23 meta/bad-address base_url cannot be “https://a.example/b c”.",
		"base_url = 'https://:80'":           "1:12+13 meta/bad-address base_url cannot be “https://:80”.",
		"[brand]\ncolour = 'red'":            "2:10+5 meta/unknown-value “red” is not a colour.",
		"[brand]\ncolor = '#fff'":            "2:1+5 meta/unknown-key There is no setting color in [brand].",
		"[[topic]]\nid = 'a'":                "1:3+0 meta/missing-key title in [[topic]] is missing: every topic has an id and a title.",
		"[[model]]\nid = 'A'\ntitle = 'a'":   "2:6+3 meta/bad-id “A” cannot be an id.",
		"[[nation]]\nid = 'a'\ntitle = 'a'\n[[nation]]\nid = 'a'\ntitle = 'b'": "5:6+3 page/duplicate-id There is another nation with the id “a”.",
		"[[navigation]]\ntitle = 'x'":                                          "1:3+0 meta/missing-key page in [[navigation]] is missing: every entry has a title and a page.",
		"[markdown]\nhtml = 'all'":                                             "2:8+5 meta/unknown-value html in [markdown] cannot be “all”.",
		"[diagnostics]\n'text/long-sentense' = 'off'":                          "2:1+20 allow/unknown-code There is no message “text/long-sentense”.",
		"[diagnostics]\n'toml/syntax' = 'off'":                                 "2:1+13 allow/error “toml/syntax” is an error, and errors cannot be turned off.",
		"[diagnostics]\n'text/long-sentence' = 'no'":                           "2:24+4 meta/unknown-value A message is \"on\" or \"off\", not “no”.",
		"[contact]\nphone = '1'":                                               "2:1+5 meta/unknown-key There is no setting phone in [contact].",
		"[claims]\nours = []":                                                  "2:1+4 meta/unknown-key There is no setting ours in [claims].",
		"build_date = '2026'":                                                  "1:14+6 meta/wrong-type build_date must be a date; this is text.",
	} {
		config, found := ReadConfig(regular([]byte(src)), nil)
		if got := strings.Join(brief(found), "\n"); got != want || found[0].Hint == "" {
			t.Errorf("%q:\n%s\nwant:\n%s", src, got, want)
		}
		usableConfig(t, config)
	}
}

func TestOverrides(t *testing.T) {
	const file = "title = 'File'\n[brand]\nname = 'Name'\ncolour = '#000000'\n"
	got, found := ReadConfig(regular([]byte(file)), []string{
		`title=Sharing "it" \ all`, "brand.colour=#14504a", "fail_on_overdue = true", "build_date=2026-11-21", "languages=['en','cy']", "brand.footer=",
	})
	wants(t, found)
	if got.Title != `Sharing "it" \ all` || got.Brand.Name != "Name" || got.Brand.Colour != (Word{"#14504a", diag.Position{Path: "--config"}}) ||
		!got.FailOnOverdue || got.BuildDate.IsZero() || len(got.Languages) != 2 {
		t.Errorf("%+v", got)
	}
	_, found = ReadConfig(regular(nil), []string{"title", "=x", "a b=c", "titel=x", "brand.colour=red", "title=5", "[x=1"})
	wants(t, found,
		"--config toml/syntax --config wants KEY=VALUE, not “title”.",
		"--config toml/syntax --config wants KEY=VALUE, not “=x”.",
		"--config toml/syntax The setting “a b=c” cannot be read.",
		"--config toml/syntax The setting “[x=1” cannot be read.",
		"--config meta/wrong-type title must be text; this is a whole number.",
		"--config meta/unknown-value “red” is not a colour.",
		"--config meta/unknown-key There is no setting titel.",
	)
	plain, found := OverridePlain([]string{"title=Mine", "markdown.html=refuse"})
	wants(t, found)
	if plain.Title != "Mine" || !plain.Plain || plain.HTML != SanitiseHTML {
		t.Errorf("%+v", plain)
	}
}
