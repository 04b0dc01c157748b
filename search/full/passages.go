package full

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	found "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"partnerbook/search"
)

// found returns, by page, the best passages of pages: the first of a page if none
// fits.
func (x *Index) found(ctx context.Context, u *understood, ranked []hit) (map[string][]search.Found, error) {
	out := map[string][]search.Found{}
	units := 0
	for _, h := range ranked {
		units += len(x.documents[h.document].Passages)
	}
	if units == 0 {
		return out, nil
	}
	inPage := func(id string) query.Query { return termQuery(exactly(id), fieldPage) }
	request := bleve.NewSearchRequestOptions(x.among(u.passage(), ranked, inPage), units, 0, false)
	request.IncludeLocations = true
	answer, err := x.ask(ctx, x.passages, request)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(answer.Hits, byScore)
	for _, match := range answer.Hits {
		page, n := splitID(match.ID)
		if len(out[page]) < mostPassages {
			p := &x.documents[x.number[page]].Passages[n]
			out[page] = append(out[page], shown(p, marks(match.Locations), match.Score))
		}
	}
	for _, h := range ranked {
		d := &x.documents[h.document]
		if len(out[d.ID]) == 0 && len(d.Passages) > 0 {
			out[d.ID] = []search.Found{shown(&d.Passages[0], nil, 0)}
		}
	}
	return out, nil
}

// byScore orders passages: the best first, and of equal ones, that which stands
// first on its page.
func byScore(a, b *found.DocumentMatch) int {
	_, first := splitID(a.ID)
	_, second := splitID(b.ID)
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(first, second))
}

// marks returns where the words of the text stand that were found, in order and
// without overlaps.
func marks(places found.FieldTermLocationMap) []search.Mark {
	var all []search.Mark
	for _, field := range []string{fieldText, fieldText + asWritten} {
		for _, locations := range places[field] {
			for _, l := range locations {
				all = append(all, search.Mark{From: int(l.Start), To: int(l.End)})
			}
		}
	}
	slices.SortFunc(all, func(a, b search.Mark) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	var out []search.Mark
	for _, m := range all {
		if len(out) == 0 || m.From >= out[len(out)-1].To {
			out = append(out, m)
		}
	}
	return out
}

// excerptLength is how long an excerpt is, and lead how much of it comes before the
// first mark, both about and in bytes.
const excerptLength, lead = 220, 60

// shown describes a passage with an excerpt that shows as many marks as it can.
func shown(p *search.Passage, marks []search.Mark, score float64) search.Found {
	out := search.Found{Anchor: p.Anchor, Heading: p.Heading, Score: score, Marks: []search.Mark{}}
	from := excerptStart(p.Text, densest(marks))
	to := excerptEnd(p.Text, from)
	out.Excerpt = p.Text[from:to]
	for _, m := range marks {
		if m.From >= from && m.To <= to {
			out.Marks = append(out.Marks, search.Mark{From: units(p.Text[from:m.From]), To: units(p.Text[from:m.To])})
		}
	}
	return out
}

// units returns how many UTF-16 units a text has: so marks are counted.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// densest returns the place from which an excerpt holds most marks.
func densest(marks []search.Mark) int {
	best, most := 0, 0
	for i, last := 0, 0; i < len(marks); i++ {
		for last < len(marks) && marks[last].To <= marks[i].From+excerptLength-lead {
			last++
		}
		if last-i > most {
			best, most = marks[i].From, last-i
		}
	}
	return best
}

// excerptStart returns the start of the sentence that a place is in, or of a word
// before it if the sentence begins far away.
func excerptStart(text string, place int) int {
	from := max(0, place-lead)
	if from == 0 {
		return 0
	}
	before := text[from:place]
	for _, ends := range []string{"\n", ". ", " "} {
		if at := strings.LastIndex(before, ends); at >= 0 && (ends != " ") {
			return from + at + len(ends)
		}
	}
	if at := strings.IndexByte(before, ' '); at >= 0 {
		return from + at + 1
	}
	return place
}

// excerptEnd returns where an excerpt ends: between words if it can.
func excerptEnd(text string, from int) int {
	rest := text[from:]
	end := len(rest)
	if end > excerptLength {
		end = excerptLength
		if at := strings.LastIndexAny(rest[:end], " \n"); at > excerptLength/2 {
			end = at
		}
		for end > 0 && !utf8.RuneStart(rest[end]) {
			end--
		}
	}
	return from + len(strings.TrimRight(rest[:end], " \n"))
}
