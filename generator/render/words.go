package render

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Words is the table of what readers see in one language: strings/LANGUAGE.toml
// of the theme. Missing words are those of English.
type Words struct {
	Language string
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

// N returns the words for a number: those under key_one for 1, else key_other,
// with {n} filled in.
func (w *Words) N(key string, n int) string {
	form := "_other"
	if n == 1 {
		form = "_one"
	}
	return w.T(key+form, "n", n)
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
	for _, language := range languages {
		table, problems := readTable(theme, name, language)
		found.Add(problems...)
		w := &Words{Language: language, text: map[string]string{}}
		var lacking []string
		for key, text := range english {
			if own, ok := table[key]; ok {
				w.text[key] = own
				continue
			}
			w.text[key] = text
			lacking = append(lacking, key)
		}
		if len(lacking) > 0 {
			found.Add(missingWords(name, language, table == nil, lacking))
		}
		w.months = strings.Fields(w.text["months"])
		if len(w.months) != 12 {
			w.months = strings.Fields("January February March April May June July August September October November December")
		}
		out[language] = w
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
