package full

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search/query"

	"partnerbook/search"
	"partnerbook/search/analyse"
)

// Fields returns the names that queries may put before a colon.
func Fields() []string {
	return []string{
		fieldTitle, fieldHeading, fieldText, search.FacetKind, search.FacetModel, search.FacetNation, search.FacetTopic,
		search.FacetAudience, search.FacetStatus, search.FacetCouncil, fieldURL, fieldParagraph,
	}
}

func isField(name string) bool { return slices.Contains(Fields(), name) }

// understood is a query as bleve takes it. The same clauses work in both tables:
// what a table does not hold is not found in it.
type understood struct {
	plain             map[string]bool // terms of words without a field
	pattern           int             // the place of the first regular expression or wild word, or 0
	must, should, not []query.Query
}

// empty tells whether there is nothing to look for.
func (u *understood) empty() bool { return len(u.must)+len(u.should)+len(u.not) == 0 }

// page returns what pages must fit.
func (u *understood) page() query.Query { return query.NewBooleanQuery(u.must, u.should, u.not) }

// passage returns what passages may fit.
func (u *understood) passage() query.Query {
	return query.NewDisjunctionQuery(append(slices.Clone(u.must), u.should...))
}

// mostPatterns bounds how many of its pieces may be regular expressions and the
// like, each of which is looked for among all words.
const mostPatterns = 10

// understand reads a query.
func understand(text string, a *analyse.Analyser) (*understood, error) {
	// A part of it would mean something else than the whole, and each word takes bleve its time.
	if utf8.RuneCountInString(text) > search.LongestQuery {
		return nil, &QueryError{search.LongestQuery + 1, "a query has " + strconv.Itoa(search.LongestQuery) + " characters at most", "ask for less at once"}
	}
	pieces, err := split(text)
	if err != nil {
		return nil, err
	}
	u := &understood{plain: map[string]bool{}}
	var plain []string
	loose, patterns := quotesLoosely(pieces), 0
	for _, p := range pieces {
		if p.sign == 0 && (p.plain || loose && p.quotes()) {
			plain = append(plain, p.text)
			continue
		}
		r := reader{a, p.place}
		clause, err := r.clause(p)
		if err != nil {
			return nil, err
		}
		if strings.ContainsAny(p.text, "/*?~") {
			patterns++
			u.pattern = cmp.Or(u.pattern, p.place)
		}
		if patterns > mostPatterns {
			return nil, r.mistake("there are more than "+strconv.Itoa(mostPatterns)+" patterns", "ask for less at once")
		}
		u.add(p.sign, clause)
	}
	for _, term := range spoken(strings.Join(plain, " "), a) {
		u.should = append(u.should, termQuery(term, fieldAll))
		u.plain[term] = true
	}
	return u, nil
}

// sentence is how many plain words make a query a sentence that quotes something:
// then the quoted words need not follow one another, as in search.
const sentence = 8

func quotesLoosely(pieces []piece) bool {
	n := 0
	for _, p := range pieces {
		if p.plain {
			n++
		}
	}
	return n >= sentence
}

func (u *understood) add(sign byte, clause query.Query) {
	switch {
	case clause == nil:
	case sign == '+':
		u.must = append(u.must, clause)
	case sign == '-':
		u.not = append(u.not, clause)
	default:
		u.should = append(u.should, clause)
	}
}

// spoken returns the terms of plain words: without those that say nothing, unless
// none says anything.
func spoken(text string, a *analyse.Analyser) []string {
	var telling, all []string
	a.Each(text, func(t analyse.Token) {
		all = append(all, t.Term)
		if !a.Stop(t.Surface) {
			telling = append(telling, t.Term)
		}
	})
	if len(telling) == 0 {
		return all
	}
	return telling
}

// reader reads one piece of a query.
type reader struct {
	analyser *analyse.Analyser
	place    int
}

func (r reader) mistake(found, advice string) error { return &QueryError{r.place, found, advice} }

// clause returns what a piece means; nil if it holds no word.
func (r reader) clause(p piece) (query.Query, error) {
	if p.plain {
		return r.words(p.text, ""), nil
	}
	if field, pattern, ok := cutPattern(p.text); ok {
		return r.pattern(pattern, field)
	}
	parsed, err := query.NewQueryStringQuery(p.text).Parse()
	if err != nil {
		return nil, r.mistake("“"+p.text+"” cannot be read ("+reason(err)+")", `put \ before a sign that is meant as it stands, or quotation marks around the words`)
	}
	leaf, err := r.only(parsed)
	if err != nil || leaf == nil {
		return nil, err
	}
	clause, err := r.leaf(leaf)
	if err != nil || clause == nil {
		return nil, err
	}
	if weighted, ok := leaf.(query.BoostableQuery); ok && weighted.Boost() != 1 {
		if c, ok := clause.(query.BoostableQuery); ok {
			c.SetBoost(weighted.Boost())
		}
	}
	return clause, nil
}

// cutPattern takes a /regular expression/ and the field before it apart. bleve's
// own reader would end it at the first colon or ^.
func cutPattern(text string) (field, pattern string, ok bool) {
	if name, value, found := cutField(text); found && isField(name) {
		field, text = name, value
	}
	if len(text) < 3 || text[0] != '/' || text[len(text)-1] != '/' {
		return "", "", false
	}
	return field, text[1 : len(text)-1], true
}

// reason takes the words out of bleve's messages that its readers need not know.
func reason(err error) string {
	first, _, _ := strings.Cut(err.Error(), "\n")
	first = strings.TrimPrefix(first, "parse error: ")
	if strings.Contains(first, "runtime error") {
		return "syntax error"
	}
	return first
}

// only returns the one clause of what bleve read.
func (r reader) only(parsed query.Query) (query.Query, error) {
	b, ok := parsed.(*query.BooleanQuery)
	if !ok {
		return nil, nil
	}
	if should, ok := b.Should.(*query.DisjunctionQuery); ok && len(should.Disjuncts) == 1 && b.Must == nil && b.MustNot == nil {
		return should.Disjuncts[0], nil
	}
	return nil, r.mistake("two things stand here without a space between them", `put a space between them, or \ before a sign that is meant as it stands`)
}

// leaf turns what bleve read into what our fields hold.
func (r reader) leaf(q query.Query) (query.Query, error) {
	switch q := q.(type) {
	case *query.MatchQuery:
		if q.Fuzziness != 0 {
			return r.fuzzy(q)
		}
		return r.words(q.Match, q.FieldVal), nil
	case *query.MatchPhraseQuery:
		return r.phrase(q.MatchPhrase, q.FieldVal), nil
	case *query.WildcardQuery:
		return r.wild(q)
	case *query.RegexpQuery:
		return r.pattern(q.Regexp, q.FieldVal)
	case *query.DisjunctionQuery: // a number: as a word and as a number
		return r.number(q)
	case *query.NumericRangeQuery:
		if q.FieldVal != fieldParagraph {
			return nil, r.mistake(q.FieldVal+" holds no numbers", "only "+fieldParagraph+": can be more or less than a number")
		}
		return q, nil
	}
	return nil, r.mistake("there are no dates to compare with", "search for the year as a word")
}

func (r reader) number(q *query.DisjunctionQuery) (query.Query, error) {
	word, isWord := q.Disjuncts[0].(*query.MatchQuery)
	if !isWord || len(q.Disjuncts) != 2 {
		return nil, r.mistake("this number cannot be read", "put quotation marks around it")
	}
	if word.FieldVal == fieldParagraph {
		return q.Disjuncts[1], nil
	}
	return r.words(word.Match, word.FieldVal), nil
}

// words finds all words of one piece, or the compound that they are.
func (r reader) words(text, field string) query.Query {
	if slices.Contains(exactFields(), field) {
		return termQuery(exactly(text), field)
	}
	if field == "" {
		field = fieldAll
	}
	var whole query.Query
	var parts []query.Query
	r.analyser.Each(text, func(t analyse.Token) {
		if len(parts) == 1 && t.Part && whole == nil {
			whole, parts = parts[0], nil
		}
		parts = append(parts, termQuery(t.Term, field))
	})
	switch {
	case len(parts) == 0:
		return nil
	case len(parts) == 1:
		return parts[0]
	case whole != nil:
		return query.NewDisjunctionQuery([]query.Query{whole, query.NewConjunctionQuery(parts)})
	}
	return query.NewConjunctionQuery(parts)
}

// phrase finds words one after the other, in one field.
func (r reader) phrase(text, field string) query.Query {
	if slices.Contains(exactFields(), field) {
		return termQuery(exactly(text), field)
	}
	if len(r.analyser.Terms(nil, text)) == 0 {
		return nil
	}
	return inFields(field, "", func(f string) query.Query {
		q := query.NewMatchPhraseQuery(text)
		q.SetField(f)
		return q
	})
}

// mostEdits is how many letters a fuzzy word may differ by: more is more than
// bleve can do.
const mostEdits = 2

func (r reader) fuzzy(q *query.MatchQuery) (query.Query, error) {
	if q.Fuzziness < 0 || q.Fuzziness > mostEdits {
		return nil, r.mistake("a word may differ by 1 or 2 letters", "write "+q.Match+"~ or "+q.Match+"~2")
	}
	word := ""
	r.analyser.Each(q.Match, func(t analyse.Token) {
		if word == "" {
			word = t.Surface // of a compound, the whole
		}
	})
	if word == "" {
		return nil, nil
	}
	return inFields(q.FieldVal, asWritten, func(f string) query.Query {
		fuzzy := query.NewFuzzyQuery(word)
		fuzzy.SetFuzziness(q.Fuzziness)
		fuzzy.SetField(f)
		return fuzzy
	}), nil
}

func (r reader) wild(q *query.WildcardQuery) (query.Query, error) {
	if q.Wildcard == "*" && q.FieldVal == "" {
		return query.NewMatchAllQuery(), nil
	}
	return inFields(q.FieldVal, asWritten, func(f string) query.Query {
		wild := query.NewWildcardQuery(strings.ToLower(q.Wildcard))
		wild.SetField(f)
		return wild
	}), nil
}

func (r reader) pattern(pattern, field string) (query.Query, error) {
	pattern = lowered(pattern)
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, r.mistake("the regular expression "+regexpProblem(err), `put \ before signs that are meant as they stand`)
	}
	if program, err := syntax.Compile(parsed.Simplify()); err != nil || len(program.Inst) > largest {
		return nil, r.mistake(tooLarge())
	}
	if places(parsed) {
		return nil, r.mistake("a regular expression is about one whole word", `leave out ^, $ and \b`)
	}
	if greedy(parsed) {
		pattern = parsed.String()
	}
	return inFields(field, asWritten, func(f string) query.Query {
		out := query.NewRegexpQuery(pattern)
		out.SetField(f)
		return out
	}), nil
}

// largest is how many instructions a regular expression may have. The time that one
// takes grows with them, and cannot be stopped.
const largest = 300

// tooLarge says that a pattern is.
func tooLarge() (found, advice string) {
	return "this pattern fits too many words", "make it shorter, or leave repetitions out"
}

func regexpProblem(err error) string {
	if e, ok := err.(*syntax.Error); ok {
		return "has a mistake, " + string(e.Code) + ": " + e.Expr
	}
	return "has a mistake: " + err.Error()
}

// places tells whether a regular expression speaks of places between letters.
func places(x *syntax.Regexp) bool {
	switch x.Op {
	case syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	}
	return slices.ContainsFunc(x.Sub, places)
}

// greedy makes lazy repetitions, as in a*?, ones that take all they can, and tells
// whether there were any. Of whole words both fit the same, and the index refuses lazy
// ones.
func greedy(x *syntax.Regexp) (changed bool) {
	changed = x.Flags&syntax.NonGreedy != 0
	x.Flags &^= syntax.NonGreedy
	for _, sub := range x.Sub {
		changed = greedy(sub) || changed
	}
	return changed
}

// lowered makes the letters of a regular expression small, but for those that mean
// a class: \D, \pL.
func lowered(pattern string) string {
	var out strings.Builder
	escaped := 0
	for _, r := range pattern {
		switch {
		case escaped > 0:
			escaped--
			if r == 'p' || r == 'P' {
				escaped = 1
			}
		case r == '\\':
			escaped = 1
		default:
			r = unicode.ToLower(r)
		}
		out.WriteRune(r)
	}
	return out.String()
}

// inFields makes a query of one field, or of all that hold words if it is "".
// Exact fields have no other form.
func inFields(field, form string, in func(field string) query.Query) query.Query {
	if field == "" {
		var all []query.Query
		for _, f := range []string{fieldTitle, fieldHeading, fieldText, fieldAlso} {
			all = append(all, in(f+form))
		}
		return query.NewDisjunctionQuery(all)
	}
	if slices.Contains(wordFields(), field) {
		field += form
	}
	return in(field)
}

func termQuery(term, field string) query.Query {
	q := query.NewTermQuery(term)
	q.SetField(field)
	return q
}
