package edition

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"partnerbook/generator/aid"
)

// givenIn says in words what an input answers. Questions are named by the first of the
// definitions that has them.
func givenIn(in aid.Input, definitions ...*aid.Definition) []Given {
	var out []Given
	add := func(question, answer string) { out = append(out, Given{question, answer}) }
	for _, key := range inOrder(in, definitions) {
		switch value := in[key].(type) {
		case string:
			add(givenWords(key, value, definitions))
		case json.Number:
			add(givenWords(key, value.String(), definitions))
		case map[string]any:
			if key == "facts" {
				out = append(out, givenIn(value, definitions...)...)
				continue
			}
			for _, sub := range slices.Sorted(maps.Keys(value)) {
				question, answer := givenWords(sub, shortly(value[sub]), definitions)
				if key == "points" {
					answer += " points"
				}
				add(question, answer)
			}
		default:
			add(givenWords(key, shortly(value), definitions))
		}
	}
	return out
}

// inOrder returns the keys of an input in the order in which readers are asked.
func inOrder(in aid.Input, definitions []*aid.Definition) []string {
	var out []string
	for _, d := range definitions {
		for _, q := range d.Asked() {
			if _, ok := in[q.ID]; ok && !slices.Contains(out, q.ID) {
				out = append(out, q.ID)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(in)) {
		if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// givenWords returns the words of a question and of an answer to it.
func givenWords(id, value string, definitions []*aid.Definition) (question, answer string) {
	for _, d := range definitions {
		if question, answer, ok := wordsIn(d, id, value); ok {
			return question, answer
		}
	}
	return id, value
}

func wordsIn(d *aid.Definition, id, value string) (question, answer string, ok bool) {
	for _, q := range d.Asked() {
		if q.ID != id {
			continue
		}
		for _, a := range q.Answers {
			if a.ID == value {
				return q.Ask, a.Label, true
			}
		}
	}
	switch m := d.Model.(type) {
	case *aid.Calculator:
		for _, in := range m.Inputs {
			if in.ID == id {
				return in.Ask, figureIn(in.Unit, value), true
			}
		}
	case *aid.Compare:
		for _, c := range m.Criteria {
			if c.ID == id {
				return c.Title, value, true
			}
		}
		for _, p := range m.Profiles {
			if id == "profile" && p.ID == value {
				return "Profile", p.Title, true
			}
		}
	case *aid.GapMap:
		for _, l := range m.Lines {
			if l.ID == id {
				return l.Title, value, true
			}
		}
	}
	return "", "", false
}

// shortly says a value of an input in a few words.
func shortly(value any) string {
	switch value := value.(type) {
	case nil:
		return "not known"
	case string:
		return value
	case json.Number:
		return value.String()
	case map[string]any:
		text := ""
		for i, key := range slices.Sorted(maps.Keys(value)) {
			if i > 0 {
				text += ", "
			}
			text += key + " " + shortly(value[key])
		}
		return text
	}
	return fmt.Sprint(value)
}
