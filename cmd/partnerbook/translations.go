package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"partnerbook/generator/diag"
	"partnerbook/generator/site"
)

type translationsFlags struct {
	format   string
	language string
	strict   bool
}

func (a *app) translationsCommand() *cobra.Command {
	var f translationsFlags
	c := &cobra.Command{
		Use:   "translations",
		Short: "Say which pages are translated, and what differs",
		Long: `Translations compares each translation with its original: whether the original
has changed since, which headings only one of the two has, how many paragraphs,
points and cells stand under each, which figures, and what is cited; of a
decision aid, which of its texts are not translated. Words are not compared.
Then it names the pages that are not translated. With --strict the exit code is
1 if anything differs or is older.`,
		Example: "  partnerbook translations\n  partnerbook translations --language cy --strict",
		Args:    takes(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.translations(cmd.Context(), f) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.language, "language", "", "only translations into `LANGUAGE`, as cy")
	flags.StringVar(&f.format, "format", "text", "print as `FORMAT`: text or json")
	flags.BoolVar(&f.strict, "strict", false, "fail if a translation is older than its original or differs from it")
	return c
}

func (a *app) translations(ctx context.Context, f translationsFlags) error {
	if f.format != "text" && f.format != "json" {
		return usageError("--format is text or json, not “%s”", f.format)
	}
	p, err := a.find(true)
	if err != nil {
		return err
	}
	defer p.close()
	p.settings.Bare = true
	w, _, err := a.open(p.settings)
	if err != nil {
		return err
	}
	edition, err := a.edition(ctx, w, p)
	if err != nil {
		return err
	}
	s := edition.Site
	var all []site.Parity
	for _, language := range s.Parity() {
		if f.language == "" || language.Language == f.language {
			all = append(all, language)
		}
	}
	switch {
	case len(all) == 0 && f.language != "":
		return usageError("the site has no pages to translate into “%s”.\n  site.toml names the languages, as in languages = [\"en\", \"cy\"]", f.language)
	case len(all) == 0:
		return usageError("the site has one language.\n  site.toml names further ones, as in languages = [\"en\", \"cy\"]")
	}
	if f.format == "json" {
		err = diag.EncodeJSON(a.screen.out, translationsOf(s, all))
	} else {
		out := &sticky{w: a.screen.out}
		for _, language := range all {
			out.parity(s, language)
		}
		err = out.err
	}
	if err != nil {
		return machineError(err)
	}
	if f.strict && unequal(all) {
		return errContent
	}
	return nil
}

// unequal tells whether any translation is older than its original or differs from it.
func unequal(all []site.Parity) bool {
	for _, language := range all {
		for _, p := range language.Pages {
			if p.Older || len(p.Gaps) > 0 {
				return true
			}
		}
	}
	return false
}

// parity prints what is to be said of one language.
func (s *sticky) parity(of *site.Site, p site.Parity) {
	s.line("%s: %d of %s translated.", p.Language, len(p.Pages), plural(len(p.Pages)+p.Lacking, "page"))
	if all := len(of.Glossary); all > 0 {
		s.line("glossary: %d of %s translated.", p.Terms, plural(all, "term"))
	}
	for _, page := range p.Pages {
		o := of.Pages[page.Page].Object
		marks := ""
		if o.Meta.Translation.NeedsReview {
			marks = "  needs a translator’s review"
		}
		s.line("%s%s", o.Name, marks)
		if page.Older {
			s.line("%sThe original is of %s, and this of %s.", margin, dayOr(page.Edition), dayOr(page.Of))
		}
		for _, g := range page.Gaps {
			s.line("%s%s", margin, gapWords(g))
		}
	}
	for _, m := range p.Missing {
		s.line("Not translated in %s: %d of %d", shownSection(of.Sections[m.Section].Folder), len(m.Pages), m.Of)
		for _, id := range m.Pages {
			s.line("%s%s", margin, of.Pages[id].Object.Name)
		}
	}
}

func dayOr(t time.Time) string {
	if t.IsZero() {
		return "an unknown day"
	}
	return t.Format("2 January 2006")
}

// gapWords says what one of two pages has and the other has not.
func gapWords(g site.Gap) string {
	there := "At the top"
	if g.Heading != "" {
		there = "Under “" + g.Heading + "”"
	}
	only := func() string {
		var out []string
		if len(g.Original) > 0 {
			out = append(out, strings.Join(g.Original, ", ")+" only in the original")
		}
		if len(g.Translation) > 0 {
			out = append(out, strings.Join(g.Translation, ", ")+" only here")
		}
		return strings.Join(out, "; ")
	}
	switch g.Kind {
	case site.GapHeading:
		return "Heading: " + only() + "."
	case site.GapCitations:
		return "Citations: " + only() + "."
	case site.GapStatus:
		return "The original is " + g.Original[0] + ", and this page is " + g.Translation[0] + "."
	case site.GapTexts:
		return "Not translated: " + strings.Join(g.Original, ", ") + "."
	case site.GapFigures:
		return there + ": figures " + only() + "."
	}
	return there + ": " + g.Original[0] + " " + g.Kind.String() + " in the original, " + g.Translation[0] + " here."
}

// translationsJSON is what is said of all languages, as JSON.
type translationsJSON struct {
	Version   int            `json:"version"`
	Languages []languageJSON `json:"languages"`
}

type languageJSON struct {
	Language string            `json:"language"`
	Pages    []translationJSON `json:"pages"`
	Missing  []string          `json:"missing"`
	Terms    int               `json:"terms,omitempty"` // of the glossary
	AllTerms int               `json:"allTerms,omitempty"`
}

type translationJSON struct {
	Path        string    `json:"path"`
	Original    string    `json:"original"`
	Edition     string    `json:"edition,omitempty"`
	Of          string    `json:"of,omitempty"`
	Older       bool      `json:"older"`
	NeedsReview bool      `json:"needsReview"`
	Gaps        []gapJSON `json:"gaps"`
}

type gapJSON struct {
	Kind        string   `json:"kind"`
	Heading     string   `json:"heading,omitempty"`
	Anchor      string   `json:"anchor,omitempty"`
	Original    []string `json:"original"`
	Translation []string `json:"translation"`
}

func translationsOf(s *site.Site, all []site.Parity) translationsJSON {
	out := translationsJSON{Version: 1}
	for _, language := range all {
		l := languageJSON{Language: language.Language, Pages: []translationJSON{}, Missing: []string{}, Terms: language.Terms, AllTerms: len(s.Glossary)}
		for _, p := range language.Pages {
			o := s.Pages[p.Page].Object
			t := translationJSON{
				Path: o.Name, Original: s.Pages[p.Original].Object.Name, Edition: isoDay(p.Edition), Of: isoDay(p.Of),
				Older: p.Older, NeedsReview: o.Meta.Translation.NeedsReview, Gaps: []gapJSON{},
			}
			for _, g := range p.Gaps {
				t.Gaps = append(t.Gaps, gapJSON{g.Kind.String(), g.Heading, g.Anchor, list(g.Original), list(g.Translation)})
			}
			l.Pages = append(l.Pages, t)
		}
		for _, m := range language.Missing {
			for _, id := range m.Pages {
				l.Missing = append(l.Missing, s.Pages[id].Object.Name)
			}
		}
		out.Languages = append(out.Languages, l)
	}
	return out
}

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// list returns a list that is not null in JSON.
func list(words []string) []string { return append([]string{}, words...) }

// shownSection names a section by its folder, as it stands in a sentence.
func shownSection(folder string) string {
	if folder == "." {
		return "the content folder itself"
	}
	return folder
}
