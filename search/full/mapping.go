package full

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"

	"partnerbook/search"
)

// The fields of pages and passages, besides the facets, which are named as in
// search.
const (
	fieldAll       = "_all" // bleve's name for the field of everything
	fieldTitle     = "title"
	fieldAgain     = "again" // the title, which is in the field of everything twice
	fieldHeading   = "heading"
	fieldText      = "text"
	fieldAlso      = "also" // found and not shown
	fieldURL       = "url"
	fieldParagraph = "paragraph"
	fieldPage      = "page" // of a passage: the ID of its page
)

// asWritten is what the names of fields end in that hold words as they are
// written.
const asWritten = ".written"

// wordFields hold words, and exactFields one value each.
func wordFields() []string {
	return []string{fieldTitle, fieldHeading, fieldText, fieldAlso, search.FacetCouncil}
}

func exactFields() []string {
	return []string{
		search.FacetKind, search.FacetModel, search.FacetNation, search.FacetTopic, search.FacetAudience, search.FacetStatus,
		fieldURL, fieldPage,
	}
}

// newMapping says how a table is made, by its name: they differ in what their
// documents hold, and in that only passages need the places of words as they are
// written, to mark them. Nothing is stored, since the caller has the documents.
func newMapping(table, language string) (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	for _, form := range []string{formTerm, formWritten, formExact} {
		err := m.AddCustomAnalyzer(form, map[string]any{"type": analyserType, "language": language, "form": form})
		if err != nil {
			return nil, fmt.Errorf("search: analyser: %w", err)
		}
	}
	m.DefaultAnalyzer = formTerm
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	fields := m.DefaultMapping
	fields.Dynamic = false
	for _, name := range wordFields() {
		written := wordField(name+asWritten, formWritten)
		written.IncludeInAll = false
		written.IncludeTermVectors = table == tablePassages && name == fieldText
		fields.AddFieldMappingsAt(name, wordField(name, formTerm), written)
	}
	fields.AddFieldMappingsAt(fieldAgain, wordField(fieldAgain, formTerm))
	for _, name := range exactFields() {
		f := wordField(name, formExact)
		f.IncludeInAll, f.IncludeTermVectors = false, false
		fields.AddFieldMappingsAt(name, f)
	}
	number := mapping.NewNumericFieldMapping()
	number.Store, number.DocValues, number.IncludeInAll = false, false, false
	fields.AddFieldMappingsAt(fieldParagraph, number)
	return m, nil
}

func wordField(name, form string) *mapping.FieldMapping {
	f := mapping.NewTextFieldMapping()
	f.Name, f.Analyzer = name, form
	f.Store, f.DocValues = false, false
	return f
}

// pageFields returns what the table of pages holds of a document.
func pageFields(d *search.Document) map[string]any {
	out := map[string]any{fieldTitle: d.Title, fieldAgain: d.Title, fieldURL: d.URL}
	var headings, texts, also []string
	var paragraphs []any
	for i := range d.Passages {
		p := &d.Passages[i]
		headings = append(headings, p.Heading)
		texts = append(texts, p.Text)
		also = append(also, p.Also)
		if n, ok := paragraph(p); ok {
			paragraphs = append(paragraphs, n)
		}
	}
	out[fieldHeading], out[fieldText], out[fieldAlso], out[fieldParagraph] = headings, texts, also, paragraphs
	for facet, values := range d.Facets {
		out[facet] = values
	}
	return out
}

// passageFields returns what the table of passages holds of one.
func passageFields(d *search.Document, p *search.Passage) map[string]any {
	out := map[string]any{fieldPage: d.ID, fieldHeading: p.Heading, fieldText: p.Text, fieldAlso: p.Also}
	if n, ok := paragraph(p); ok {
		out[fieldParagraph] = n
	}
	return out
}

// numbered are the anchors of numbered paragraphs and of what belongs to them:
// p24, p25-stour.
var numbered = regexp.MustCompile(`^p([0-9]{1,6})(-|$)`)

// paragraph returns the number of the paragraph that a passage is.
func paragraph(p *search.Passage) (float64, bool) {
	found := numbered.FindStringSubmatch(p.Anchor)
	if found == nil {
		return 0, false
	}
	n, err := strconv.Atoi(found[1])
	return float64(n), err == nil
}

// exactly returns a value as exact fields hold it.
func exactly(value string) string { return strings.ToLower(strings.TrimSpace(value)) }
