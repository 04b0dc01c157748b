package redteam

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Outcomes are the codes that cases are refused with, by place and payload. A case that
// is not in it comes out harmless.
type Outcomes map[string]map[string]string

// ReadOutcomes reads outcomes.txt.
func ReadOutcomes(folder fs.FS) (Outcomes, error) {
	data, err := fs.ReadFile(folder, "outcomes.txt")
	if err != nil {
		return nil, err
	}
	out := Outcomes{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			continue
		}
		for payload := range strings.FieldsSeq(f[2]) {
			out.Add(Case{Place: f[0], Payload: payload}, f[1])
		}
	}
	return out, nil
}

// Of returns the codes that a case is refused with, or "".
func (o Outcomes) Of(c Case) string { return o[c.Place][c.Payload] }

// Add notes the codes of a case.
func (o Outcomes) Add(c Case, codes string) {
	if codes == "" {
		return
	}
	if o[c.Place] == nil {
		o[c.Place] = map[string]string{}
	}
	o[c.Place][c.Payload] = codes
}

// Write writes outcomes.txt.
func (o Outcomes) Write(out io.Writer) error {
	var text strings.Builder
	text.WriteString("# What is refused: a place, the codes, and the payloads. All others come out harmless.\n")
	text.WriteString("# `PARTNERBOOK_LONG=1 go test ./generator -run 'RedTeam$' -update -timeout 40m` writes it.\n")
	for _, place := range slices.Sorted(maps.Keys(o)) {
		by := map[string][]string{}
		for payload, codes := range o[place] {
			by[codes] = append(by[codes], payload)
		}
		for _, codes := range slices.Sorted(maps.Keys(by)) {
			slices.Sort(by[codes])
			fmt.Fprintf(&text, "%s\t%s\t%s\n", place, codes, strings.Join(by[codes], " "))
		}
	}
	_, err := io.WriteString(out, text.String())
	return err
}
