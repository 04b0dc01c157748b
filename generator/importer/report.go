package importer

import (
	"fmt"
	"slices"
	"strings"
)

// Report says what became of a file: what was dropped, what was guessed, and what an
// author should look at.
type Report struct {
	File     string // that was read
	Pages    []Made
	Dropped  []Finding // is in no page
	Guessed  []Finding // is in a page, and may be wrong there
	LookAt   []Finding // is in a page as it was, and wants a decision
	Notes    int       // footnotes
	Pictures int
}

// Made is a file that was made.
type Made struct {
	Path string // slash-separated
	What string // "source", "checklist", "figures" …
	Size string // "12 items"
}

// Finding is something that a report tells, with all places where it was found.
type Finding struct {
	What   string // a clause without a full stop
	At     []Place
	Sample []string // what stands there, for the first places
}

// mostSamples is how many samples a report shows of one finding.
const mostSamples = 6

func (r *Report) dropped(at Place, sample, what string) {
	r.Dropped = note(r.Dropped, at, sample, what)
}
func (r *Report) guessed(at Place, sample, what string) {
	r.Guessed = note(r.Guessed, at, sample, what)
}
func (r *Report) lookAt(at Place, sample, what string) { r.LookAt = note(r.LookAt, at, sample, what) }

func note(list []Finding, at Place, sample, what string) []Finding {
	i := slices.IndexFunc(list, func(f Finding) bool { return f.What == what })
	if i < 0 && len(list) >= maxFindings {
		i, sample = len(list)-1, ""
	}
	if i < 0 {
		list = append(list, Finding{What: what})
		i = len(list) - 1
	}
	f := &list[i]
	if at.Unit != "" || len(f.At) == 0 {
		f.At = append(f.At, at)
	}
	if sample = shortened(sample, 70); sample != "" && len(f.Sample) < mostSamples && !slices.Contains(f.Sample, sample) {
		f.Sample = append(f.Sample, sample)
	}
	return list
}

// shortened cuts a text at a word.
func shortened(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := string(runes[:most])
	if at := strings.LastIndexByte(cut, ' '); at > most/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// Count returns how many files of a sort were made.
func (r *Report) Count(what string) int {
	n := 0
	for _, m := range r.Pages {
		if m.What == what {
			n++
		}
	}
	return n
}

// Text returns the report for people.
func (r *Report) Text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "What became of %s\n\nMade\n", r.File)
	for _, m := range r.Pages {
		fmt.Fprintf(&out, "- %s (%s)\n", m.Path, strings.Join(nonEmpty(m.What, m.Size), ", "))
	}
	if r.Notes > 0 {
		fmt.Fprintf(&out, "Footnotes: %d\n", r.Notes)
	}
	section(&out, "Dropped: these are in no page", r.Dropped)
	section(&out, "Guessed: look whether it is right", r.Guessed)
	section(&out, "To decide: kept as it was", r.LookAt)
	if len(r.Dropped)+len(r.Guessed)+len(r.LookAt) == 0 {
		out.WriteString("\nNothing was dropped or guessed.\n")
	}
	return out.String()
}

func section(out *strings.Builder, title string, list []Finding) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", title)
	for _, f := range list {
		fmt.Fprintf(out, "- %s: %s\n", f.What, f.where())
		for _, s := range f.Sample {
			fmt.Fprintf(out, "    %s\n", s)
		}
		if len(f.At) > mostSamples && len(f.Sample) == mostSamples {
			out.WriteString("    …\n")
		}
	}
}

// where says where a finding stands, at most at twenty places.
func (f Finding) where() string {
	const most = 20
	var places []string
	for _, at := range f.At {
		if words := at.String(); words != "" {
			places = append(places, words)
		}
	}
	if len(places) == 0 {
		return "in the whole file"
	}
	more := len(places) - most
	if more > 0 {
		places = places[:most]
	}
	words := strings.Join(places, "; ")
	if more > 0 {
		words += fmt.Sprintf("; and %d more", more)
	}
	return words
}

func nonEmpty(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}
