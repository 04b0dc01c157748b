package diag

import (
	"io"
	"net/url"
	"path"
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
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// WriteSARIF prints a list as a SARIF 2.1.0 log with one run. version is the
// program's, or empty.
func WriteSARIF(w io.Writer, list List, version string) error {
	driver := sarifDriver{Name: "partnerbook", Version: version, Rules: []sarifRule{}}
	index := map[Code]int{}
	counts := countCodes(list)
	for _, row := range table {
		if counts[row.Code] == 0 {
			continue
		}
		index[row.Code] = len(driver.Rules)
		driver.Rules = append(driver.Rules, sarifRule{
			ID:       row.Code,
			Short:    sarifText{row.Title},
			Full:     sarifText{row.Means},
			Help:     sarifText{row.Mend},
			Defaults: sarifDefaults{sarifLevel(row.Severity)},
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
			Level:     sarifLevel(d.Severity),
			Message:   sarifText{message},
			Locations: []sarifLocation{location(d.Pos, "")},
		}
		for _, r := range d.Related {
			result.Related = append(result.Related, location(r.Pos, r.Message))
		}
		run.Results = append(run.Results, result)
	}
	return EncodeJSON(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

// uri returns a path as a reference: relative to the working folder, or, from
// the root of a disk, absolute.
func uri(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	if drive := filepath.ToSlash(name); len(drive) > 2 && drive[1:3] == ":/" {
		u.Scheme, u.Path = "file", "/"+drive
	} else if path.IsAbs(drive) {
		u.Scheme = "file"
	}
	return u.String()
}

func location(p Position, message string) sarifLocation {
	// Code review tools want a whole region. One of no length is a point, and the
	// first point of a file stands for the file.
	line, column := max(p.Line, 1), max(p.Column, 1)
	loc := sarifLocation{Physical: sarifPhysical{
		Artifact: sarifArtifact{uri(p.Path)},
		Region:   sarifRegion{StartLine: line, StartColumn: column, EndLine: line, EndColumn: column + p.Length},
	}}
	if message != "" {
		loc.Message = &sarifText{message}
	}
	return loc
}

// sarifLevel returns the word of SARIF for a severity.
func sarifLevel(s Severity) string {
	if s == Info {
		return "note"
	}
	return s.String()
}
