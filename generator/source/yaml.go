package source

import (
	"errors"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"partnerbook/generator/diag"
)

// ParseYAML reads the YAML in t.Data[from:to] as the front matter of a page.
// ok is false if the text is no mapping, which means that it was no front
// matter but part of the page. Anchors and aliases are not followed.
func ParseYAML(t *Text, from, to int) (table *Table, ok bool, found diag.List) {
	data := t.Data[from:to]
	if problem := yamlRefusal(t, data, from); problem != nil {
		return &Table{Span: Span{from, 0}}, true, diag.List{*problem}
	}
	y := yamlBuilder{text: t, base: from, end: to, line: t.Line(from) - 1}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return &Table{}, true, diag.List{y.problem(err)}
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return &Table{}, len(strings.TrimSpace(string(data))) == 0, nil
	}
	v := y.value(file.Docs[0].Body)
	if v.Type != TableType {
		return &Table{}, false, nil
	}
	return v.Table, true, nil
}

type yamlBuilder struct {
	text *Text
	base int // the settings stand between base and end
	end  int
	line int // lines before the settings
}

func (y *yamlBuilder) problem(err error) diag.Diagnostic {
	pos := y.text.Position(y.base, 0)
	// What the library's errors say of themselves shows the settings around the place,
	// which takes it seconds where they are one long line.
	var known yaml.Error
	message := ""
	if errors.As(err, &known) {
		message = known.GetMessage()
		if token := known.GetToken(); token != nil {
			span := y.span(token)
			pos = y.text.Position(span.Offset, span.Length)
		}
	} else {
		message = err.Error()
	}
	said, hint := plainYAML(message)
	return diag.New(diag.YAMLSyntax, pos, "%s", said).Hinted("%s", hint)
}

// span returns the range of a token. The library counts columns in characters,
// and has tokens for values that are not there.
func (y *yamlBuilder) span(tk *token.Token) Span {
	if tk == nil || tk.Position == nil {
		return Span{y.base, 0}
	}
	line := y.line + tk.Position.Line
	y.text.Line(0)
	if line < 1 || line > len(y.text.starts) {
		return Span{y.base, 0}
	}
	at := y.text.starts[line-1]
	for range tk.Position.Column - 1 {
		if at >= len(y.text.Data) || y.text.Data[at] == '\n' {
			break
		}
		at++
		for at < len(y.text.Data) && y.text.Data[at]&0xC0 == 0x80 {
			at++
		}
	}
	at = min(max(at, y.base), y.end)
	for at < y.end && y.text.Data[at] == ' ' { // after a tag, it counts one too few
		at++
	}
	return Span{at, min(len(strings.TrimSpace(tk.Origin)), y.end-at)}
}

func (y *yamlBuilder) value(n ast.Node) Value {
	switch n := n.(type) {
	case *ast.MappingNode:
		return y.mapping(n.GetToken(), n.Values)
	case *ast.MappingValueNode:
		return y.mapping(n.GetToken(), []*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		v := Value{Type: Array, Span: y.span(n.GetToken())}
		for _, item := range n.Values {
			v.Items = append(v.Items, y.value(item))
		}
		return v
	case *ast.TagNode:
		return y.value(n.Value)
	case *ast.AnchorNode:
		return y.value(n.Value)
	case *ast.StringNode:
		v := Value{Type: String, Span: y.span(n.GetToken()), Text: n.Value}
		if n.Token.Type == token.StringType && isDate(n.Value) {
			v.Type = Date
		}
		return v
	case *ast.LiteralNode:
		return Value{Type: String, Span: y.span(n.GetToken()), Text: n.Value.Value}
	case *ast.BoolNode:
		return Value{Type: Boolean, Span: y.span(n.GetToken()), Text: strconv.FormatBool(n.Value)}
	case *ast.IntegerNode:
		return Value{Type: Integer, Span: y.span(n.GetToken()), Text: n.GetToken().Value}
	case *ast.FloatNode:
		return Value{Type: Float, Span: y.span(n.GetToken()), Text: n.GetToken().Value}
	case nil:
		return Value{}
	}
	// Null, infinity, aliases: nothing that a setting could mean.
	return Value{Span: y.span(n.GetToken())}
}

func (y *yamlBuilder) mapping(start *token.Token, entries []*ast.MappingValueNode) Value {
	table := &Table{Span: y.span(start)}
	if len(entries) > 0 {
		if key := entries[0].Key.GetToken(); key != nil {
			table.Span = y.span(key) // start is the first colon
		}
	}
	for _, e := range entries {
		key := e.Key.GetToken()
		if key == nil {
			continue
		}
		table.Set(Entry{Key: key.Value, Span: y.span(key), Value: y.value(e.Value)})
	}
	return Value{Type: TableType, Span: table.Span, Table: table}
}

// isDate tells whether s is written as year-month-day.
func isDate(s string) bool {
	return len(s) == 10 && s[4] == '-' && s[7] == '-' && strings.Trim(s[:4]+s[5:7]+s[8:], "0123456789") == ""
}
