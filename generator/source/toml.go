package source

import (
	"errors"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"

	"partnerbook/generator/diag"
)

// ParseTOML reads the TOML in t.Data[from:to]. On a syntax error it returns what
// stands before it, so that the rest of the page can still be checked.
func ParseTOML(t *Text, from, to int) (*Table, diag.List) {
	data := t.Data[from:to:to]
	if problem := tomlRefusal(t, data, from); problem != nil {
		return &Table{Span: Span{from, 0}}, diag.List{*problem}
	}
	table, err := tomlTable(data, from)
	if err == nil && isPlain(table) {
		return table, nil
	}
	var found diag.List
	var nothing struct{} // only whether it may be so is asked here
	if _, err := toml.Decode(string(data), &nothing); err != nil {
		found.Add(tomlProblem(t, from, err))
	}
	if err != nil && len(found) == 0 {
		// The second reader is stricter than the first; that is still an error.
		found.Add(diag.New(diag.TOMLSyntax, t.Position(from+highlight(data, err), 1),
			"The settings cannot be read here: %s.", err).
			Hinted(`Settings look like title = "Sharing a service".`))
	}
	if twice := table.twice; twice != nil && len(found) == 0 {
		// The judge passes over some of these.
		found.Add(diag.New(diag.TOMLSyntax, t.Position(twice.Span.Offset, twice.Span.Length),
			"The setting %s stands here a second time.", twice.Key).Hinted("Keep one of the two."))
	}
	return table, found
}

// isPlain tells whether a table is so simple that the second reader can have
// made no mistake: different keys, and values that are text, true or false,
// ordinary numbers and dates, and lists of those. Nearly all front matter is;
// asking the judge as well would take as long as everything else about it.
func isPlain(t *Table) bool {
	for _, e := range t.Entries {
		if !isPlainValue(e.Value) {
			return false
		}
	}
	return !t.unusual
}

var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})$`)

func isPlainValue(v Value) bool {
	switch v.Type {
	case String, Boolean:
		return true
	case Integer:
		return plainNumber.MatchString(v.Text)
	case Date:
		_, err := time.Parse(time.DateOnly, v.Text)
		return err == nil
	case Array:
		return !slices.ContainsFunc(v.Items, func(item Value) bool { return !isPlainValue(item) })
	case TableType:
		return isPlain(v.Table)
	}
	return false
}

func tomlProblem(t *Text, from int, err error) diag.Diagnostic {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return diag.New(diag.TOMLSyntax, t.Position(from, 0), "The settings cannot be read: %s.", err).
			Hinted(`Settings look like title = "Sharing a service".`)
	}
	start := from + min(parse.Position.Start, len(t.Data)-from)
	end := start + parse.Position.Len
	for start+1 < min(end, len(t.Data)) && t.Data[start] == ' ' {
		start++
	}
	if value, ok := unquoted(t.Data[from:], start-from); ok {
		return diag.New(diag.TOMLSyntax, t.Position(from+value.at, value.length), "The setting %s %s", value.key, value.said).Hinted("%s", value.hint)
	}
	message, hint := plainTOML(parse.Message, parse.LastKey)
	return diag.New(diag.TOMLSyntax, t.Position(start, end-start), "%s", message).Hinted("%s", hint)
}

func highlight(data []byte, err error) int {
	var pe *unstable.ParserError
	if errors.As(err, &pe) && len(pe.Highlight) > 0 {
		return max(0, cap(data)-cap(pe.Highlight))
	}
	return 0
}

// tomlTable builds a Table from the library's AST. base is added to offsets.
func tomlTable(data []byte, base int) (*Table, error) {
	parser := tomlParsers.Get().(*unstable.Parser)
	defer tomlParsers.Put(parser)
	parser.Reset(data)
	b := tomlBuilder{parser: parser, data: data, base: base}
	const usual = 16
	root := &Table{Span: Span{base, 0}, Entries: make([]Entry, 0, usual)}
	current := root
	for b.parser.NextExpression() {
		e := b.parser.Expression()
		switch e.Kind {
		case unstable.KeyValue:
			b.keyValue(current, e)
		case unstable.Table, unstable.ArrayTable:
			b.unusual = true
			current = b.header(root, e)
		}
	}
	root.unusual, root.twice = b.unusual, b.twice
	return root, parser.Error()
}

// tomlParsers holds parsers to be used again, for the room that they have made.
var tomlParsers = sync.Pool{New: func() any { return new(unstable.Parser) }}

type tomlBuilder struct {
	parser  *unstable.Parser
	data    []byte
	base    int
	unusual bool   // there are dotted or repeated keys, or tables
	twice   *Entry // the first setting whose key has another value already
}

func (b *tomlBuilder) span(r unstable.Range) Span {
	return Span{b.base + int(r.Offset), int(r.Length)}
}

// header finds or makes the table that [a.b] or [[a.b]] opens.
func (b *tomlBuilder) header(root *Table, e *unstable.Node) *Table {
	table := root
	for it := e.Key(); it.Next(); {
		key := it.Node()
		if e.Kind == unstable.ArrayTable && it.IsLast() {
			sub, open := table.appendTable(string(key.Data), b.span(key.Raw))
			b.note(key, open)
			return sub
		}
		table = b.child(table, key)
	}
	return table
}

func (b *tomlBuilder) keyValue(table *Table, e *unstable.Node) {
	var last *unstable.Node
	for it := e.Key(); it.Next(); {
		if last != nil {
			b.unusual = true
			table = b.child(table, last)
		}
		last = it.Node()
	}
	end := int(e.Raw.Offset + e.Raw.Length)
	entry := Entry{
		Key:   string(last.Data),
		Span:  b.span(last.Raw),
		Value: b.value(e.Value(), b.valueSpan(last.Raw, end)),
	}
	b.note(last, table.index(entry.Key) < 0)
	table.Set(entry)
}

func (b *tomlBuilder) child(table *Table, key *unstable.Node) *Table {
	sub, open := table.child(string(key.Data), b.span(key.Raw))
	b.note(key, open)
	return sub
}

// note keeps the first key that cannot stand where it does.
func (b *tomlBuilder) note(key *unstable.Node, open bool) {
	if open {
		return
	}
	b.unusual = true
	if b.twice == nil {
		b.twice = &Entry{Key: string(key.Data), Span: b.span(key.Raw)}
	}
}

// valueSpan returns the range from the first byte after "=" to the end of the
// setting. The library gives no range for lists and inline tables.
func (b *tomlBuilder) valueSpan(key unstable.Range, end int) Span {
	at := int(key.Offset + key.Length)
	for at < len(b.data) && (b.data[at] == ' ' || b.data[at] == '\t' || b.data[at] == '=') {
		at++
	}
	if end < at { // a setting in an inline table, of which the library gives none
		end = endOfBrackets(b.data, at)
	}
	return Span{b.base + at, end - at}
}

// value converts one node; whole is the range of the value if the node itself
// has none.
func (b *tomlBuilder) value(n *unstable.Node, whole Span) Value {
	v := Value{Span: b.span(n.Raw), Text: string(n.Data)}
	switch n.Kind {
	case unstable.String:
		v.Type = String
	case unstable.Integer:
		v.Type, v.Text = Integer, string(b.parser.Raw(n.Raw))
	case unstable.Float:
		v.Type, v.Text = Float, string(b.parser.Raw(n.Raw))
	case unstable.Bool:
		v.Type = Boolean
	case unstable.LocalDate:
		v.Type = Date
	case unstable.LocalTime:
		v.Type = Time
	case unstable.DateTime, unstable.LocalDateTime:
		v.Type = DateTime
	case unstable.Array:
		v.Type, v.Span = Array, whole
		v.Items = b.items(n, whole)
	case unstable.InlineTable:
		v.Type, v.Span = TableType, whole
		v.Table = &Table{Span: whole, inline: true}
		for it := n.Children(); it.Next(); {
			b.keyValue(v.Table, it.Node())
		}
	}
	return v
}

func (b *tomlBuilder) items(n *unstable.Node, whole Span) []Value {
	var items []Value
	for it := n.Children(); it.Next(); {
		item := it.Node()
		if item.Kind == unstable.Comment {
			continue
		}
		span := whole
		if item.Raw.Length > 0 {
			span = b.span(item.Raw)
		}
		items = append(items, b.value(item, span))
	}
	return items
}
