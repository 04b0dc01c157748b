package aid

import (
	"encoding/json"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// pageKeys are the settings that an aid shares with other pages. They are not
// part of the definition and are not looked at here.
func pageKeys() []string {
	return []string{"summary", "topics", "models", "nations", "audience", "related", "aliases", "weight", "inventory"}
}

// IsAid tells whether a file of settings is meant to describe an aid: it has the key
// aid, or a line that sets it, which stands below a table or after a mistake.
func IsAid(text *source.Text, table *source.Table) bool {
	if _, ok := table.Get("aid"); ok {
		return true
	}
	for line := range strings.Lines(string(text.Data)) {
		key, _, ok := strings.Cut(line, "=")
		if ok && strings.TrimSpace(key) == "aid" {
			return true
		}
	}
	return false
}

// Decode reads an aid's file. name is the file's name without its ending, which
// the id must equal. The definition is nil if anything in the file is wrong.
func Decode(text *source.Text, name string) (*Definition, diag.List) {
	table, found := source.ParseTOML(text, 0, len(text.Data))
	return DecodeTable(text, table, found, name)
}

// DecodeTable is Decode for a file that has been parsed; parsed is what the
// parser found.
func DecodeTable(text *source.Text, table *source.Table, parsed diag.List, name string) (*Definition, diag.List) {
	f := &file{text: text, idPattern: plainIDs}
	for _, d := range parsed {
		d.Code, d.Severity = diag.AidSyntax, diag.Error
		f.found.Add(d)
	}
	if parsed.HasErrors() {
		return nil, f.found // what stands after the mistake was not read
	}
	r := &reader{file: f, table: table, place: "the aid", asked: pageKeys()}
	d := r.definition(name)
	r.finish()
	if f.found.HasErrors() {
		return nil, f.found
	}
	return d, f.found
}

func (r *reader) definition(name string) *Definition {
	r.need("aid", "kind", "version", "title", "decision", "review")
	d := &Definition{
		ID:       r.aidID(name),
		Kind:     Kind(r.oneOf("kind", kindNames())),
		Version:  r.word("version").Text,
		Title:    r.text("title"),
		Decision: r.text("decision"),
		Review:   r.review(),
		Notice:   r.text("notice"),
		Ev:       r.evidence("ev"),
		Personal: r.flag("personal"),
		Allow:    r.allowances(),
		Cases:    r.cases(),
		Pos:      diag.Position{Path: r.file.text.Name},
	}
	d.Basis = Basis(r.oneOf("basis", bases))
	r.file.basis, r.file.ev = d.Basis, d.Ev
	d.Model = r.model(d.Kind)
	return d
}

// kindNames returns the kinds as they are written.
func kindNames() []string {
	return list(Kinds(), func(k Kind) string { return string(k) })
}

func (r *reader) aidID(name string) string {
	w := r.word("aid")
	if w.Text == "" {
		return ""
	}
	r.checkID(w, ids{})
	if w.Text != name {
		r.file.report(diag.AidBadID, w.Pos, "Rename the file to "+clip(w.Text)+`.toml, or write aid = "`+name+`".`,
			"%q is not a valid id", w.Text)
	}
	return w.Text
}

// model reads what only the kind has.
func (r *reader) model(k Kind) Model {
	switch k {
	case GuideKind:
		return r.guide()
	case CompareKind:
		return r.compare()
	case ScoreKind:
		return r.scoreSheet()
	case CalculatorKind:
		r.file.idPattern = formulaIDs
		return r.calculator()
	case GapMapKind:
		return r.gapMap()
	}
	r.asked = append(r.asked, keysOfModels...) // nothing can be said about them
	return nil
}

// keysOfModels are the keys that an aid of some kind may have.
var keysOfModels = []string{
	"start", "questions", "outcomes",
	"options", "criteria", "scores", "facts", "screens", "adjust", "profiles", "cautions", "baseline", "close", "clear",
	"sections", "bands", "flags", "actions",
	"inputs", "outputs", "series", "checks", "published",
	"unit", "funders", "groups", "providers", "lines",
}

func (r *reader) review() Review {
	sub := r.sub("review", "the review")
	if sub == nil {
		return Review{}
	}
	sub.need("by", "on", "next")
	v := Review{By: sub.text("by"), On: sub.day("on"), Next: sub.day("next"), NextPos: sub.posOf("next")}
	sub.finish()
	return v
}

func (r *reader) allowances() []Allow {
	var out []Allow
	r.each("allow", "allow", func(e *reader) {
		e.need("code", "at", "because")
		out = append(out, Allow{
			Code: e.word("code").Text, At: e.word("at").Text, Because: e.text("because"), Pos: e.pos(),
		})
		e.finish()
	})
	return out
}

func (r *reader) cases() []Case {
	var out []Case
	r.each("case", "case", func(e *reader) {
		e.need("input", "expect")
		c := Case{Name: e.text("name"), Pos: e.pos()}
		if v, ok := e.get("input"); ok && v.Type == source.TableType {
			c.Input, _ = plainValue(v).(map[string]any)
		}
		if v, ok := e.get("expect"); ok && v.Type == source.TableType {
			c.Expect, _ = plainValue(v).(map[string]any)
		}
		for _, key := range []string{"input", "expect"} {
			e.sub(key, key) // reports another type
		}
		e.finish()
		out = append(out, c)
	})
	return out
}

// plainValue turns a value of TOML into what JSON would hold.
func plainValue(v source.Value) any {
	switch v.Type {
	case source.Integer, source.Float:
		n, problem := numberOf(v)
		if problem != "" {
			return v.Text
		}
		if text := n.String(); !strings.Contains(text, "/") {
			return json.Number(text)
		}
		return json.Number(strings.ReplaceAll(v.Text, "_", ""))
	case source.Boolean:
		return v.Text == "true"
	case source.Array:
		out := make([]any, len(v.Items))
		for i, item := range v.Items {
			out[i] = plainValue(item)
		}
		return out
	case source.TableType:
		out := make(map[string]any, len(v.Table.Entries))
		for _, e := range v.Table.Entries {
			out[e.Key] = plainValue(e.Value)
		}
		return out
	}
	return v.Text
}
