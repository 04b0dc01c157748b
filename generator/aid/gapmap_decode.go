package aid

import (
	"fmt"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

func (r *reader) gapMap() *GapMap {
	r.need("unit", "funders", "groups", "providers", "lines")
	funders, groups, providers := ids{}, ids{}, ids{}
	m := &GapMap{Unit: r.text("unit")}
	r.each("funders", "funder", func(f *reader) {
		f.need("title")
		m.Funders = append(m.Funders, Funder{ID: f.id(funders), Title: f.text("title"), Temporary: f.flag("temporary"), Pos: f.pos()})
		f.finish()
	})
	m.Groups = r.titled("groups", "group", groups)
	m.Providers = r.titled("providers", "provider", providers)
	used := ids{}
	r.entries("lines", func(id source.Word, v source.Value) {
		if v.Type != source.TableType {
			r.wrongType(id.Text, v, "a table", "{ … }")
			return
		}
		l := &reader{file: r.file, table: v.Table, place: fmt.Sprintf("line %q", id.Text)}
		l.checkID(id, used)
		m.Lines = append(m.Lines, l.line(id, funders, groups, providers))
	})
	return m
}

func (r *reader) line(id source.Word, funders, groups, providers ids) Line {
	r.need("group", "title")
	l := Line{
		ID: id.Text, Group: r.word("group").Text, Title: r.text("title"),
		Funding: r.listed(id.Text, "funding", "funder", funders),
		Who:     r.listed(id.Text, "who", "provider", providers),
		Need:    r.lineAmount(id.Text, "need"), Have: r.lineAmount(id.Text, "have"), Cost: r.lineAmount(id.Text, "cost"),
		Vital: r.flag("vital"), Pos: id.Pos,
	}
	r.notListed(id.Text, "group", r.word("group"), groups)
	r.finish()
	return l
}

// listed returns a list of ids: nil if it is not known, empty if it is known to
// be empty.
func (r *reader) listed(line, key, what string, possible ids) []string {
	if _, known := r.get(key); !known {
		return nil
	}
	out := []string{}
	for _, w := range r.words(key, false) {
		if r.notListed(line, what, w, possible) {
			out = append(out, w.Text)
		}
	}
	return out
}

func (r *reader) notListed(line, what string, w source.Word, possible ids) bool {
	if w.Text == "" || possible.has(w.Text) {
		return w.Text != ""
	}
	r.file.report(diag.AidNotListed, w.Pos, hintAt(w.Text, possible.names()), "line %q names %s %q, which is not listed", line, what, w.Text)
	return false
}

func (r *reader) lineAmount(line, key string) *Number {
	n, ok := r.number(key)
	if !ok {
		return nil
	}
	if n.Rat().Sign() < 0 {
		r.file.report(diag.AidNegative, r.posOf(key), "Leave it out if it is not known.", "%s.%s is %s; use 0 or more", line, key, n)
		return nil
	}
	return &n
}
