package aid

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// reader reads one table of an aid's file. A getter returns the zero value if a
// key is not there; if it is there with another type, the reader reports that
// too. finish reports the keys that no getter asked for.
type reader struct {
	file  *file
	table *source.Table
	place string // what messages call the table: `question "cost"`
	asked []string
	shape *source.Shape // what is asked for, if that is to be written down (shape.go)
}

// file is what all readers of one file share.
type file struct {
	text  *source.Text
	found diag.List
	basis Basis      // of judgements that name none
	ev    []Evidence // of judgements that cite nothing
	idPattern
}

func (f *file) at(s source.Span) diag.Position { return f.text.Position(s.Offset, s.Length) }

func (f *file) report(code diag.Code, pos diag.Position, hint, format string, args ...any) {
	f.found.Add(diag.New(code, pos, format, args...).Hinted("%s", hint))
}

// pos returns the place of the table: for a block in braces, its first byte.
func (r *reader) pos() diag.Position {
	span := r.table.Span
	span.Length = min(span.Length, 1)
	return r.file.at(span)
}

// get returns the value of a key, which from now on is known.
func (r *reader) get(key string) (source.Value, bool) {
	if !slices.Contains(r.asked, key) {
		r.asked = append(r.asked, key)
	}
	if r.shape.Get(key) == nil {
		r.shape.Note(key, source.AnyKey)
	}
	e, ok := r.table.Get(key)
	return e.Value, ok && e.Value.Type != 0
}

// posOf returns the place of a key's value, or of the table without it.
func (r *reader) posOf(key string) diag.Position {
	if e, ok := r.table.Get(key); ok {
		return r.file.at(e.Value.Span)
	}
	return r.pos()
}

// hasAll tells whether all keys are there.
func (r *reader) hasAll(keys ...string) bool {
	for _, key := range keys {
		if _, ok := r.table.Get(key); !ok {
			return false
		}
	}
	return true
}

// wrongType reports a value of another type than wanted.
func (r *reader) wrongType(key string, v source.Value, wanted, example string) {
	r.file.report(diag.AidSyntax, r.file.at(v.Span), fmt.Sprintf("Write it as in %s = %s.", key, example),
		"%q of %s must be %s; this is %s", key, r.place, wanted, typeName(v))
}

func typeName(v source.Value) string {
	return [...]string{
		0: "nothing", source.String: "text", source.Integer: "a whole number", source.Float: "a number with decimals",
		source.Boolean: "true or false", source.Date: "a date", source.DateTime: "a date with a time",
		source.Time: "a time", source.Array: "a list", source.TableType: "a table",
	}[v.Type]
}

// word returns a text with its place.
func (r *reader) word(key string) source.Word {
	r.shape.Note(key, source.TextKey)
	v, ok := r.get(key)
	if !ok {
		return source.Word{}
	}
	if v.Type != source.String {
		r.wrongType(key, v, "text", `"…"`)
		return source.Word{}
	}
	return source.Bounded(key, source.Word{Text: strings.TrimSpace(v.Text), Pos: r.file.at(v.Span)}, &r.file.found)
}

// text returns a text as readers see it.
func (r *reader) text(key string) string { return source.Typographic(r.word(key).Text) }

// words returns a list of texts with their places. A single text is a list of
// one where one is true.
func (r *reader) words(key string, one bool) []source.Word {
	r.shape.Note(key, source.TextsKey)
	if one {
		r.shape.Note(key, source.TextKey)
	}
	v, ok := r.get(key)
	if !ok {
		return nil
	}
	items := v.Items
	if v.Type != source.Array {
		if v.Type != source.String || !one {
			r.wrongType(key, v, "a list of texts", `["…", "…"]`)
			return nil
		}
		items = []source.Value{v}
	}
	return r.textsOf(key, items)
}

func (r *reader) textsOf(key string, items []source.Value) []source.Word {
	words := make([]source.Word, 0, len(items))
	for _, item := range items {
		if item.Type != source.String {
			r.wrongType(key, item, "a list of texts", `["…", "…"]`)
			continue
		}
		words = append(words, source.Bounded(key, source.Word{Text: strings.TrimSpace(item.Text), Pos: r.file.at(item.Span)}, &r.file.found))
	}
	return words
}

// flag returns a true or false.
func (r *reader) flag(key string) bool {
	r.shape.Note(key, source.FlagKey)
	v, ok := r.get(key)
	if ok && v.Type != source.Boolean {
		r.wrongType(key, v, "true or false", "true")
	}
	return ok && v.Type == source.Boolean && v.Text == "true"
}

// day returns a date.
func (r *reader) day(key string) time.Time {
	r.shape.Note(key, source.DayKey)
	v, ok := r.get(key)
	if !ok {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, v.Text)
	if v.Type != source.Date || err != nil {
		r.wrongType(key, v, "a date", "2026-11-21")
		return time.Time{}
	}
	return day
}

// number returns a number, and whether there is one that can be read.
func (r *reader) number(key string) (Number, bool) {
	r.shape.Note(key, source.RealKey)
	v, ok := r.get(key)
	if !ok {
		return Number{}, false
	}
	n, problem := numberOf(v)
	switch problem {
	case "":
		return n, true
	case tooManyDigits:
		r.file.report(diag.AidDigits, r.file.at(v.Span), "Round it.", "%s has more than %d significant digits", clip(v.Text), maxDigits)
	default:
		r.wrongType(key, v, "a number", "10")
	}
	return Number{}, false
}

// What may be wrong with a number.
const (
	tooManyDigits = "digits"
	noNumber      = "number"
)

func numberOf(v source.Value) (n Number, problem string) {
	text := strings.ReplaceAll(strings.TrimPrefix(v.Text, "+"), "_", "")
	switch v.Type {
	case source.Integer:
		whole, err := strconv.ParseInt(text, 0, 64)
		if err != nil {
			return Number{}, noNumber
		}
		text = strconv.FormatInt(whole, 10)
	case source.Float:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil || f != f || f > 1e308 || f < -1e308 {
			return Number{}, noNumber
		}
		text = strconv.FormatFloat(f, 'f', -1, 64)
	default:
		return Number{}, noNumber
	}
	n, err := ParseNumber(text)
	if err != nil {
		return Number{}, tooManyDigits
	}
	return n, ""
}

// whole returns a whole number between from and to, or otherwise if there is
// none. what says what it must be, for messages.
func (r *reader) whole(key string, from, to, otherwise int) int {
	r.shape.Note(key, source.NumberKey)
	v, ok := r.get(key)
	if !ok {
		return otherwise
	}
	n, problem := numberOf(v)
	if problem != "" || !n.Rat().IsInt() || n.Cmp(Whole(from)) < 0 || n.Cmp(Whole(to)) > 0 {
		r.wrongType(key, v, fmt.Sprintf("a whole number from %d to %d", from, to), strconv.Itoa(min(to, max(from, 50))))
		return otherwise
	}
	return int(n.Rat().Num().Int64())
}

// sub returns a reader of a table in braces, or nil.
func (r *reader) sub(key, place string) *reader {
	if r.shape != nil {
		return r.recorded(key, source.TableKey)
	}
	v, ok := r.get(key)
	if !ok {
		return nil
	}
	if v.Type != source.TableType {
		r.wrongType(key, v, "a table", "{ … }")
		return nil
	}
	return &reader{file: r.file, table: v.Table, place: place}
}

// each calls f with a reader of every table in a list of tables. one is what
// messages call an element: "question".
func (r *reader) each(key, one string, f func(*reader)) {
	if r.shape != nil {
		f(r.recorded(key, source.TablesKey))
		return
	}
	v, ok := r.get(key)
	if !ok {
		return
	}
	if v.Type != source.Array {
		r.wrongType(key, v, "a list of tables", "[ { … } ]")
		return
	}
	for i, item := range v.Items {
		if item.Type != source.TableType {
			r.wrongType(key, item, "a list of tables", "[ { … } ]")
			continue
		}
		f(&reader{file: r.file, table: item.Table, place: r.nameOf(item.Table, one, i)})
	}
}

// nameOf names an element of a list by its id or, without one, by its number.
func (r *reader) nameOf(t *source.Table, one string, i int) string {
	if e, ok := t.Get("id"); ok && e.Value.Type == source.String {
		return fmt.Sprintf("%s %q", one, e.Value.Text)
	}
	return fmt.Sprintf("%s %d", one, i+1)
}

// entries calls f with every key of a table whose keys are ids.
func (r *reader) entries(key string, f func(id source.Word, v source.Value)) {
	r.shape.Note(key, source.FreeKey)
	v, ok := r.get(key)
	if !ok {
		return
	}
	if v.Type != source.TableType {
		r.wrongType(key, v, "a table", "{ … }")
		return
	}
	for _, e := range v.Table.Entries {
		f(source.Word{Text: e.Key, Pos: r.file.at(e.Span)}, e.Value)
	}
}

// need reports the keys that are not there or are empty.
func (r *reader) need(keys ...string) {
	r.shape.Need("", keys...)
	for _, key := range keys {
		v, ok := r.get(key)
		if ok && (strings.TrimSpace(v.Text) != "" || v.Type == source.Array || v.Table != nil) {
			continue
		}
		add := "Add it: "
		if key == "aid" { // it may stand below a table, where it belongs to that
			add = "Add it at the top of the file: "
		}
		r.file.report(diag.AidMissingKey, r.posOf(key), add+key+" = "+example(key)+".", "%s has no %q", r.place, key)
	}
}

// example returns what a key may look like, for hints.
func example(key string) string {
	switch key {
	case "review":
		return `{ by = "Content editors", on = 2026-11-21, next = 2027-11-21 }`
	case "on", "next":
		return "2027-11-21"
	case "points", "v", "from", "default", "min", "max", "close", "clear", "value", "to":
		return "50"
	case "options", "questions", "outcomes", "criteria", "sections", "bands", "inputs", "outputs", "funders", "groups", "providers":
		return `[ { id = "…" } ]`
	case "scores", "lines":
		return "{ … }"
	case "kind":
		return `"guide"`
	case "version":
		return `"1.0.0"`
	}
	return `"…"`
}

// finish reports the keys that nobody asked for.
func (r *reader) finish() {
	for _, e := range r.table.Entries {
		if slices.Contains(r.asked, e.Key) {
			continue
		}
		r.unknown(e.Key, r.file.at(e.Span), r.place, r.asked)
	}
}

func (r *reader) unknown(key string, pos diag.Position, place string, possible []string) {
	if near := diag.Suggest(key, possible); near != "" {
		r.file.report(diag.AidUnknownKey, pos, "Write "+near+", or remove it.", "unknown key %q in %s; did you mean %q?", key, place, near)
		return
	}
	r.file.report(diag.AidUnknownKey, pos, "Remove it. "+diag.DidYouMean(key, possible), "unknown key %q in %s", key, place)
}
