package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
)

// The few parts of SARIF 2.1.0 (OASIS Standard, 27 March 2020) that code review
// tools read. Field names are the standard's.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"semanticVersion,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID       Code          `json:"id"`
		Short    sarifText     `json:"shortDescription"`
		Full     sarifText     `json:"fullDescription"`
		Help     sarifText     `json:"help"`
		Defaults sarifDefaults `json:"defaultConfiguration"`
	}
	sarifDefaults struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    Code            `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// WriteSARIF prints a list as a SARIF 2.1.0 log with one run. version is the
// program's, or empty.
func WriteSARIF(w io.Writer, list List, version string) error {
	driver := sarifDriver{Name: "partnerbook", Version: version, Rules: []sarifRule{}}
	index := map[Code]int{}
	for _, c := range byCode(list) {
		row, _ := Lookup(c.code)
		index[row.Code] = len(driver.Rules)
		driver.Rules = append(driver.Rules, sarifRule{
			ID:       row.Code,
			Short:    sarifText{row.Title},
			Full:     sarifText{row.Means},
			Help:     sarifText{row.Mend},
			Defaults: sarifDefaults{row.Severity.String()},
		})
	}
	run := sarifRun{
		Tool:       sarifTool{driver},
		ColumnKind: "unicodeCodePoints",
		Results:    make([]sarifResult, 0, len(list)),
	}
	for _, d := range list {
		message := d.Message
		if d.Hint != "" {
			message += " " + d.Hint
		}
		result := sarifResult{
			RuleID:    d.Code,
			RuleIndex: index[d.Code],
			Level:     d.Severity.String(),
			Message:   sarifText{message},
			Locations: []sarifLocation{location(d.Pos, "")},
		}
		for _, r := range d.Related {
			result.Related = append(result.Related, location(r.Pos, r.Message))
		}
		run.Results = append(run.Results, result)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func location(p Position, message string) sarifLocation {
	uri := url.URL{Path: filepath.ToSlash(p.Path)}
	loc := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{uri.String()}}}
	if p.Line > 0 {
		region := &sarifRegion{StartLine: p.Line, StartColumn: p.Column}
		if p.Column > 0 && p.Length > 0 {
			region.EndColumn = p.Column + p.Length
		}
		loc.Physical.Region = region
	}
	if message != "" {
		loc.Message = &sarifText{message}
	}
	return loc
}
