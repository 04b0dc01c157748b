package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"time"

	"partnerbook/generator"
	"partnerbook/generator/output"
)

// shownTime returns a length of time as people read it.
func shownTime(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// shownSize returns a number of bytes as people read it.
func shownSize(bytes int64) string {
	if bytes < 1e6 {
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// buildStats is what --stats=json prints.
type buildStats struct {
	generator.Stats
	Write   generator.Span `json:"write"`
	Total   generator.Span `json:"total"`
	Written int            `json:"written"`
	Same    int            `json:"same"`
	Removed int            `json:"removed"`
	Output  int64          `json:"output_bytes"`
	Memory  uint64         `json:"memory_bytes"`
}

func (a *app) stats(stats generator.Stats, r output.Report, format string, write, total time.Duration) error {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s := buildStats{
		Stats: stats, Write: generator.Span(write), Total: generator.Span(total),
		Written: r.Written, Same: r.Same, Removed: r.Removed, Output: r.Bytes, Memory: m.Sys,
	}
	if format == "json" {
		data, err := json.MarshalIndent(s, "", "  ")
		if err != nil {
			return machineError(err)
		}
		a.screen.result("%s", data)
		return nil
	}
	row := func(stage string, t generator.Span, what string) {
		line := fmt.Sprintf("%-8s %8.1f ms  %s", stage, float64(t)/float64(time.Millisecond), what)
		a.screen.result("%s", strings.TrimRight(line, " "))
	}
	row("theme", s.Theme, "")
	row("scan", s.Scan, plural(s.Files, "file"))
	row("compile", s.Compile, plural(s.Compiled, "file")+", "+plural(s.Words, "word")+", "+shownSize(s.Bytes))
	row("link", s.Link, plural(s.References, "reference"))
	row("write", s.Write, plural(r.Written+r.Same, "file")+", "+shownSize(r.Bytes))
	row("total", s.Total, shownSize(int64(s.Memory))+" of memory")
	return nil
}
