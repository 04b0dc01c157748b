package aid

import (
	"maps"
	"slices"

	"partnerbook/generator/canonical"
)

// linesField is the field of a gap map's input that holds the lines.
const linesField = "lines"

// lineFields are the fields of a line that a reader may change, in the order in
// which they are named when invalid.
var lineFields = []string{"need", "have", "cost", "funding", "who", "vital"}

// read returns the lines with the reader's fields in place of the authors'.
// invalid holds "line.field" for values that are dropped, in file order; a thing
// that should be an object and is not is named alone, "lines" or the line's id.
func (m *GapMap) read(input Input) (lines []Line, invalid, unknown []string) {
	given, invalid, unknown := m.fields(input)
	lines = slices.Clone(m.Lines)
	for i := range lines {
		line := &lines[i]
		fields, ok := optional(given, line.ID)
		if !ok {
			invalid = append(invalid, line.ID)
		}
		for _, field := range lineFields {
			if value, ok := fields[field]; ok && !m.set(line, field, value) {
				invalid = append(invalid, line.ID+"."+field)
			}
		}
		unknown = append(unknown, prefixed(line.ID, unknownKeys(fields, isOneOf(lineFields)))...)
	}
	slices.SortFunc(unknown, canonical.Compare)
	return lines, invalid, slices.Compact(unknown)
}

// fields returns what is given for each line: the field "lines" or, if it is no
// object, the fields of the input that are ids of lines. unknown holds the ids
// that are no line.
func (m *GapMap) fields(input Input) (given map[string]any, invalid, unknown []string) {
	given, ok := optional(input, linesField)
	if given != nil {
		unknown = unknownKeys(given, m.isLine)
		return given, nil, append(unknown, unknownKeys(input, func(key string) bool { return key == linesField })...)
	}
	given = maps.Clone(input)
	if !m.isLine(linesField) {
		delete(given, linesField)
		if !ok {
			invalid = append(invalid, linesField)
		}
	}
	return given, invalid, unknownKeys(given, m.isLine)
}

func (m *GapMap) isLine(id string) bool {
	return slices.ContainsFunc(m.Lines, func(l Line) bool { return l.ID == id })
}

func prefixed(id string, fields []string) []string {
	return list(fields, func(field string) string { return id + "." + field })
}

// set puts a value into a field of a line; false if the value is invalid.
func (m *GapMap) set(line *Line, field string, value any) bool {
	switch field {
	case "need":
		return setAmount(&line.Need, value)
	case "have":
		return setAmount(&line.Have, value)
	case "cost":
		return setAmount(&line.Cost, value)
	case "funding":
		return setList(&line.Funding, value, func(id string) bool { return m.funder(id) != nil })
	case "who":
		return setList(&line.Who, value, m.isProvider)
	}
	return setVital(line, value)
}

// setAmount takes a number of 0 or more; null says that it is not known.
func setAmount(amount **Number, value any) bool {
	if value == nil {
		*amount = nil
		return true
	}
	n, ok := number(value)
	if !ok || n.Rat().Sign() < 0 {
		return false
	}
	*amount = &n
	return true
}

// setList takes a list of known ids, of which repeats count once; null says that
// it is not known.
func setList(ids *[]string, value any, known func(id string) bool) bool {
	if value == nil {
		*ids = nil
		return true
	}
	items, ok := value.([]any)
	if !ok {
		return false
	}
	read := []string{}
	for _, item := range items {
		id, ok := item.(string)
		if !ok || !known(id) {
			return false
		}
		if !slices.Contains(read, id) {
			read = append(read, id)
		}
	}
	*ids = read
	return true
}

// setVital takes yes or no; null changes nothing.
func setVital(line *Line, value any) bool {
	vital, ok := value.(bool)
	if ok {
		line.Vital = vital
	}
	return ok || value == nil
}

func (m *GapMap) funder(id string) *Funder {
	for i := range m.Funders {
		if m.Funders[i].ID == id {
			return &m.Funders[i]
		}
	}
	return nil
}

func (m *GapMap) isProvider(id string) bool {
	return slices.ContainsFunc(m.Providers, func(p Titled) bool { return p.ID == id })
}
