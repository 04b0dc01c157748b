package source

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"partnerbook/generator/diag"
)

// Word is a value that a later stage has to resolve or may have to complain
// about, so it keeps its place.
type Word struct {
	Text string
	Pos  diag.Position
}

// Decoder reads the settings of one table by name and type. A getter returns
// the zero value if the setting is not there; if it is there with another type,
// it reports that and returns the zero value. Finish reports every setting that
// no getter asked for, so the getters are the one list of what may be set.
type Decoder struct {
	text  *Text
	table *Table
	found *diag.List
	// place is put into messages: the name of the table, such as "[brand]".
	place  string
	yaml   bool
	none   bool // the page has no settings at all
	strict bool
	asked  []string
	shape  *Shape // what is asked for, if that is to be written down
}

// NewDecoder returns a decoder that adds what it finds to found. format decides
// how examples in messages are written; with strict unset, unknown settings are
// passed over, and numbers, dates and single words are taken where text or
// lists are wanted, as other tools' front matter has them.
func NewDecoder(t *Text, table *Table, format Format, strict bool, found *diag.List) *Decoder {
	const usual = 48 // settings that are asked for
	return &Decoder{
		text: t, table: table, found: found, yaml: format == YAML, none: format == NoFormat, strict: strict,
		asked: make([]string, 0, usual),
	}
}

// Has tells whether a setting is there.
func (d *Decoder) Has(key string) bool {
	_, ok := d.table.Get(key)
	return ok
}

// Position returns the place of a setting's value, or of the table if it is not
// there.
func (d *Decoder) Position(key string) diag.Position {
	if e, ok := d.table.Get(key); ok {
		return d.at(e.Value.Span)
	}
	return d.Start()
}

// Start returns the place of the table itself.
func (d *Decoder) Start() diag.Position { return d.at(Span{d.table.Span.Offset, 0}) }

// Report adds a diagnostic about a setting's value.
func (d *Decoder) Report(code diag.Code, key, format string, args ...any) *diag.Diagnostic {
	return d.ReportAt(code, d.Position(key), format, args...)
}

// ReportAt reports a problem at the place of a word.
func (d *Decoder) ReportAt(code diag.Code, pos diag.Position, format string, args ...any) *diag.Diagnostic {
	d.found.Add(diag.New(code, pos, format, args...))
	return &(*d.found)[len(*d.found)-1]
}

func (d *Decoder) at(s Span) diag.Position {
	if s.Offset < 0 {
		return diag.Position{Path: "--config"}
	}
	return d.text.Position(s.Offset, s.Length)
}

func (d *Decoder) get(key string) (Value, bool) {
	if !slices.Contains(d.asked, key) {
		d.asked = append(d.asked, key)
	}
	e, ok := d.table.Get(key)
	return e.Value, ok && e.Value.Type != 0
}

// Word returns a text with its place.
func (d *Decoder) Word(key string) Word {
	d.shape.Note(key, TextKey)
	v, ok := d.get(key)
	if !ok {
		return Word{}
	}
	if !d.isText(v) {
		d.wrongType(key, v, "text", `"…"`)
		return Word{}
	}
	return Bounded(key, Word{strings.TrimSpace(v.Text), d.at(v.Span)}, d.found)
}

// Text returns a text.
func (d *Decoder) Text(key string) string { return d.Word(key).Text }

func (d *Decoder) isText(v Value) bool {
	if v.Type == String {
		return true
	}
	return (d.yaml || !d.strict) && v.Type != Array && v.Type != TableType
}

// Words returns a list of texts with their places.
func (d *Decoder) Words(key string) []Word {
	d.shape.Note(key, TextsKey)
	v, ok := d.get(key)
	if !ok {
		return nil
	}
	items := v.Items
	if v.Type != Array {
		if !(d.isText(v) && (d.yaml || !d.strict)) {
			d.wrongType(key, v, "a list of texts", d.listExample(v))
			return nil
		}
		items = []Value{v}
	}
	words := make([]Word, 0, len(items))
	for _, item := range items {
		if !d.isText(item) {
			d.wrongType(key, item, "a list of texts", `["…", "…"]`)
			continue
		}
		words = append(words, Bounded(key, Word{strings.TrimSpace(item.Text), d.at(item.Span)}, d.found))
	}
	return words
}

func (d *Decoder) listExample(v Value) string {
	if v.Type == String {
		return `["` + v.Text + `"]`
	}
	return `["…", "…"]`
}

// Flag returns a true or false.
func (d *Decoder) Flag(key string) bool {
	d.shape.Note(key, FlagKey)
	v, ok := d.get(key)
	if ok && v.Type != Boolean {
		d.wrongType(key, v, "true or false", "true")
		return false
	}
	return v.Text == "true"
}

// Number returns a whole number.
func (d *Decoder) Number(key string) int {
	d.shape.Note(key, NumberKey)
	v, ok := d.get(key)
	if !ok {
		return 0
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(v.Text, "_", ""), 0, 32)
	if v.Type == Integer && errors.Is(err, strconv.ErrRange) {
		d.found.Add(diag.New(diag.MetaWrongType, d.at(v.Span), "%s cannot be so large a number.", d.name(key)).
			Hinted("Write a smaller one, as in %s.", d.assign(key, "10")))
		return 0
	}
	if v.Type != Integer || err != nil {
		d.wrongType(key, v, "a whole number", "10")
		return 0
	}
	return int(n)
}

// NumberIn returns a whole number from low to high; ok is false if it is not there or is
// another, which is reported with a way out.
func (d *Decoder) NumberIn(key string, low, high int, hint string) (n int, ok bool) {
	before := len(*d.found)
	n = d.Number(key)
	if !d.Has(key) || len(*d.found) > before {
		return 0, false
	}
	if n < low || n > high {
		d.Report(diag.MetaUnknownValue, key, "%s cannot be %d.", d.name(key), n).Hint = hint
		return 0, false
	}
	return n, true
}

// IsNumber tells whether a setting is there and a whole number.
func (d *Decoder) IsNumber(key string) bool {
	d.shape.Note(key, NumberKey)
	v, ok := d.get(key)
	return ok && v.Type == Integer
}

// Raw returns a setting's value as it is written, whatever its type.
func (d *Decoder) Raw(key string) string {
	v, _ := d.get(key)
	return v.Text
}

// Day returns a date as midnight UTC; the zero time if it is not there.
func (d *Decoder) Day(key string) time.Time {
	d.shape.Note(key, DayKey)
	v, ok := d.get(key)
	if !ok {
		return time.Time{}
	}
	text := v.Text
	if (v.Type == DateTime || v.Type == String) && len(text) > 10 && strings.ContainsRune("Tt ", rune(text[10])) && !d.strict {
		text = text[:10] // other tools write the hour as well
	}
	day, err := time.Parse(time.DateOnly, text)
	typed := v.Type == Date || !d.strict && (v.Type == String || v.Type == DateTime)
	if v.Type == Date && err != nil {
		d.found.Add(diag.New(diag.MetaWrongType, d.at(v.Span), "%s has a date that does not exist.", d.name(key)).
			Hinted("Write it as in %s.", d.assign(key, "2026-11-21")))
		return time.Time{}
	}
	if !typed || err != nil {
		d.wrongType(key, v, "a date", "2026-11-21")
		return time.Time{}
	}
	return day
}

// Sub returns a decoder for a table, or nil if it is not there.
func (d *Decoder) Sub(key string) *Decoder {
	if d.shape != nil {
		return recording(d.shape.Note(key, TableKey).Sub())
	}
	v, ok := d.get(key)
	if !ok {
		return nil
	}
	if v.Type != TableType {
		d.wrongType(key, v, "a table", "{ … }")
		return nil
	}
	return d.sub(v.Table, "["+key+"]")
}

// Subs returns a decoder for each table in a list of tables.
func (d *Decoder) Subs(key string) []*Decoder {
	if d.shape != nil {
		return []*Decoder{recording(d.shape.Note(key, TablesKey).Sub())}
	}
	v, ok := d.get(key)
	if !ok {
		return nil
	}
	if v.Type != Array {
		d.wrongType(key, v, "a list of tables", "[ { … } ]")
		return nil
	}
	var subs []*Decoder
	for _, item := range v.Items {
		if item.Type != TableType {
			d.wrongType(key, item, "a list of tables", "[ { … } ]")
			continue
		}
		subs = append(subs, d.sub(item.Table, "[["+key+"]]"))
	}
	return subs
}

func (d *Decoder) sub(table *Table, place string) *Decoder {
	return &Decoder{text: d.text, table: table, found: d.found, place: place, yaml: d.yaml, strict: d.strict}
}

// Pairs returns the settings of a table whose keys are not fixed, as words with
// the places of key and value.
func (d *Decoder) Pairs(key string) []Pair {
	d.shape.Note(key, FreeKey)
	v, ok := d.get(key)
	if !ok {
		return nil
	}
	if v.Type != TableType {
		d.wrongType(key, v, "a table", "{ … }")
		return nil
	}
	var pairs []Pair
	for _, e := range v.Table.Entries {
		pairs = append(pairs, Pair{Word{e.Key, d.at(e.Span)}, Word{e.Value.Text, d.at(e.Value.Span)}})
	}
	return pairs
}

// Pair is a setting whose key is not fixed.
type Pair struct{ Key, Value Word }

// Extra marks a table as free: whatever stands in it is not looked at.
func (d *Decoder) Extra(key string) *Table {
	d.shape.Note(key, FreeKey)
	v, ok := d.get(key)
	if !ok {
		return nil
	}
	if v.Type != TableType {
		d.wrongType(key, v, "a table", "{ … }")
		return nil
	}
	return v.Table
}

// Need reports the settings that are not there, or are empty, and why they are
// needed.
func (d *Decoder) Need(why string, keys ...string) {
	d.shape.Need(why, keys...)
	for _, key := range keys {
		v, ok := d.get(key)
		if ok && (strings.TrimSpace(v.Text) != "" || len(v.Items) > 0 || v.Table != nil) {
			continue
		}
		pos := d.Start()
		if ok {
			pos = d.at(v.Span)
		}
		hint := "Add a line " + d.assign(key, `"…"`) + "."
		if d.none {
			hint = "Begin the file with three lines: +++, then " + d.assign(key, `"…"`) + ", then +++ again."
		}
		d.found.Add(diag.New(diag.MetaMissingKey, pos, "%s is missing: %s.", d.name(key), why).Hinted("%s", hint))
	}
}

// OneOf reports words that are not among the values possible.
func (d *Decoder) OneOf(key string, words []Word, possible []string) {
	d.shape.OneOf(key, possible)
	for _, w := range words {
		if w.Text == "" || slices.Contains(possible, w.Text) {
			continue
		}
		hint := diag.DidYouMean(w.Text, possible)
		if len(possible) == 0 {
			hint = "site.toml declares none. Declare it there first."
		}
		d.found.Add(diag.New(diag.MetaUnknownValue, w.Pos, "%s cannot be “%s”.", d.name(key), w.Text).Hinted("%s", hint))
	}
}

// Finish reports the settings that nobody asked for. others names settings that
// exist elsewhere, for a better message: key to where it belongs.
func (d *Decoder) Finish(others map[string]string) {
	if !d.strict {
		return
	}
	for _, e := range d.table.Entries {
		if slices.Contains(d.asked, e.Key) {
			continue
		}
		if home, ok := others[e.Key]; ok {
			d.found.Add(diag.New(diag.MetaOtherKind, d.at(e.Span), "%s is a setting of %s.", e.Key, home).
				Hinted("Remove it, or change kind."))
			continue
		}
		hint := diag.DidYouMean(e.Key, d.asked)
		if hint == "" {
			hint = "Settings of your own go under [extra]."
		}
		d.found.Add(diag.New(diag.MetaUnknownKey, d.at(e.Span), "There is no setting %s.", d.name(e.Key)).Hinted("%s", hint))
	}
}

func (d *Decoder) name(key string) string {
	if d.place == "" {
		return key
	}
	return key + " in " + d.place
}

func (d *Decoder) assign(key, value string) string {
	if d.yaml {
		return key + ": " + value
	}
	return key + " = " + value
}

func (d *Decoder) wrongType(key string, v Value, wanted, example string) {
	d.found.Add(diag.New(diag.MetaWrongType, d.at(v.Span), "%s must be %s; this is %s.",
		d.name(key), wanted, describe(v)).
		Hinted("Write it as in %s.", d.assign(key, example)))
}

func describe(v Value) string {
	switch v.Type {
	case String:
		return "text"
	case Integer:
		return "a whole number"
	case Float:
		return "a number with decimals"
	case Boolean:
		return "true or false"
	case Date:
		return "a date"
	case DateTime:
		return "a date with a time"
	case Time:
		return "a time"
	case Array:
		return "a list"
	case TableType:
		return "a table"
	}
	return "nothing"
}

// Period is a length of time as authors write it: a whole number of days,
// weeks, months or years.
type Period struct{ Days, Months int }

// After returns the day that lies p after day.
func (p Period) After(day time.Time) time.Time {
	moved := day.AddDate(0, p.Months, p.Days)
	if p.Days == 0 && moved.Day() != day.Day() {
		// 31 August and six months is the last day of February.
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	return moved
}

// ParsePeriod reads text such as "12 months".
func ParsePeriod(text string) (Period, error) {
	number, unit, _ := strings.Cut(strings.TrimSpace(text), " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > 10000 {
		return Period{}, fmt.Errorf("%q is not a period", text)
	}
	switch strings.TrimSuffix(strings.TrimSpace(unit), "s") {
	case "day":
		return Period{Days: n}, nil
	case "week":
		return Period{Days: 7 * n}, nil
	case "month":
		return Period{Months: n}, nil
	case "year":
		return Period{Months: 12 * n}, nil
	}
	return Period{}, fmt.Errorf("%q is not a period", text)
}

// Period returns a length of time.
func (d *Decoder) Period(key string) Period {
	w := d.Word(key)
	d.shape.Matches(key, `^[0-9]+ (day|week|month|year)s?$`)
	if w.Text == "" {
		return Period{}
	}
	p, err := ParsePeriod(w.Text)
	if err != nil {
		d.found.Add(diag.New(diag.MetaBadPeriod, w.Pos, "%s cannot be “%s”.", d.name(key), w.Text).
			Hinted("Write it as in %s.", d.assign(key, `"12 months"`)))
	}
	return p
}
