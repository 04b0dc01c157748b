package render

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Words is the table of what readers see in one language: strings/LANGUAGE.toml
// of the theme. Missing words are those of English.
type Words struct {
	Language string
	borrowed bool // the theme has no words in the language: these are English
	tag      language.Tag
	text     map[string]string
	months   []string
}

// T returns the words under a key. Pairs of names and values fill the places
// {name} in them. A key that is not in the table comes back in brackets, which a
// test of the theme looks for.
func (w *Words) T(key string, pairs ...any) string {
	text, ok := w.text[key]
	if !ok {
		return "[" + key + "]"
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+fmt.Sprint(pairs[i])+"}", fmt.Sprint(pairs[i+1]))
	}
	return text
}

// N returns the words for a number, with {n} filled in: those under key_zero,
// key_one, key_two, key_few or key_many, as the language has them (the rules are
// those of CLDR), else those under key_other.
func (w *Words) N(key string, n int) string {
	form := pluralForms[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)]
	if _, ok := w.text[key+form]; !ok {
		form = pluralForms[plural.Other]
	}
	return w.T(key+form, "n", n)
}

// besides says that a list goes on for n more than it shows, or "" if it does not.
func (w *Words) besides(n int) string {
	if n == 0 {
		return ""
	}
	return w.N("listed_more", n)
}

var pluralForms = map[plural.Form]string{
	plural.Zero: "_zero", plural.One: "_one", plural.Two: "_two", plural.Few: "_few", plural.Many: "_many", plural.Other: "_other",
}

// isPluralForm tells whether a key is a form of words that English has in fewer.
func isPluralForm(key string, english map[string]string) bool {
	for _, form := range pluralForms {
		if stem, ok := strings.CutSuffix(key, form); ok {
			_, known := english[stem+pluralForms[plural.Other]]
			return known
		}
	}
	return false
}

// Day returns a date in words, or "" for the zero time.
func (w *Words) Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", t.Day(), w.months[t.Month()-1], t.Year())
}

// readWords reads the tables of all languages of the site.
func readWords(theme fs.FS, name string, languages []string) (map[string]*Words, diag.List) {
	english, found := readTable(theme, name, "en")
	if over, ok := theme.(Overlay); ok {
		if builtIn, _ := readTable(over.Below, name, "en"); builtIn != nil {
			maps.Copy(builtIn, english)
			english = builtIn
		}
	}
	out := map[string]*Words{}
	for _, code := range languages {
		table, problems := readTable(theme, name, code)
		found.Add(problems...)
		w := &Words{Language: code, tag: language.Make(code), text: map[string]string{}, borrowed: table == nil}
		for key, text := range table {
			if isPluralForm(key, english) {
				w.text[key] = text
			}
		}
		var lacking []string
		for key, text := range english {
			if own, ok := table[key]; ok {
				w.text[key] = own
				continue
			}
			w.text[key] = text
			lacking = append(lacking, key)
		}
		if _, named := table["language_name"]; !named {
			w.text["language_name"] = code // English is what it is not
		}
		if len(lacking) > 0 {
			found.Add(missingWords(name, code, table == nil, lacking))
		}
		w.months = strings.Fields(w.text["months"])
		if len(w.months) != 12 {
			w.months = strings.Fields("January February March April May June July August September October November December")
		}
		out[code] = w
	}
	return out, found
}

func missingWords(theme, language string, all bool, lacking []string) diag.Diagnostic {
	pos := diag.Position{Path: theme + "/strings/" + language + ".toml"}
	if all {
		return diag.New(diag.StringMissing, pos, "The theme has no words in the language “%s”; English ones are shown.", language).
			Hinted("Make the file, with a line for each of those in strings/en.toml.")
	}
	slices.Sort(lacking)
	const most = 8
	names := strings.Join(lacking, ", ")
	if len(lacking) > most {
		names = strings.Join(lacking[:2], ", ") + " and others"
	}
	return diag.New(diag.StringMissing, pos, "The theme lacks words in the language “%s”: %s.", language, names).
		Hinted("Add a line for each. The file takes the place of the built-in one, so it needs them all.")
}

// readTable reads the table of one language; nil if there is none.
func readTable(theme fs.FS, name, language string) (map[string]string, diag.List) {
	file := "strings/" + language + ".toml"
	data, err := fs.ReadFile(theme, file)
	if err != nil {
		return nil, nil
	}
	text, found := source.NewText(name+"/"+file, data)
	table, problems := source.ParseTOML(text, 0, len(text.Data))
	found.Add(problems...)
	out := map[string]string{}
	for _, e := range table.Entries {
		out[e.Key] = e.Value.Text
	}
	return out, found
}
