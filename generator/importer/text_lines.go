package importer

import (
	"regexp"
	"strings"
	"unicode"
)

// line is a line of a text with its number.
type line struct {
	n    int
	page int // or 0
	text string
}

func (l line) at() Place { return Place{Unit: "line", From: l.n, To: l.n, Page: l.page} }

func (l line) blank() bool { return strings.TrimSpace(l.text) == "" }

// lines takes a text apart. A form feed begins a page.
func linesOf(s string) []line {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u2028", "\n", "\u2029", "\n", "\ufeff", "", "\u00ad", "").Replace(s)
	paged := strings.Contains(s, "\f")
	page := 0
	if paged {
		page = 1
	}
	var out []line
	for i, raw := range strings.Split(s, "\n") {
		for j, part := range strings.Split(raw, "\f") {
			if j > 0 {
				page++
			}
			if part = strings.TrimRight(part, " "); j == 0 || part != "" {
				out = append(out, line{i + 1, page, strings.Map(readable, part)})
			}
		}
	}
	return out
}

// readable leaves out what cannot be printed.
func readable(r rune) rune {
	if r != '\t' && unicode.IsControl(r) || r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) {
		return -1
	}
	return r
}

// navigation is what web pages say around their text.
var navigation = map[string]bool{
	"home": true, "site navigation": true, "top of page": true, "back to top": true, "skip to content": true, "skip to main content": true,
	"print this page": true, "site map": true, "search": true, "accessibility": true, "next page": true, "previous page": true,
	"continued on next page": true, "continued on the next page": true, "continued overleaf": true,
}

var (
	digitsOnly  = regexp.MustCompile(`\d+`)
	pageNumber  = regexp.MustCompile(`(?i)^(?:[-–—] ?)?(?:page )?(\d{1,4})(?: (?:of|/) \d{1,4})?(?: ?[-–—])?$`)
	topOfPage   = regexp.MustCompile(`(?i)^top of page(\S.*)$`)
	isContinued = regexp.MustCompile(`(?i)\s*\(?\b(?:continued|cont(?:'|’)?d)\.?\)?\s*$`)
)

// furniture takes away what belongs to pages and not to the text: running heads and feet,
// page numbers, the navigation of a web page.
func furniture(lines []line, r *Report) []line {
	running := runningLines(lines)
	numbers := pageNumbers(lines)
	out := make([]line, 0, len(lines))
	for i, l := range lines {
		trimmed := strings.TrimSpace(l.text)
		switch {
		case trimmed == "":
		case running[i]:
			r.dropped(l.at(), trimmed, "running head or foot of a page")
			l.text = ""
		case numbers[i]:
			r.dropped(l.at(), trimmed, "page number")
			l.text = ""
		case navigation[strings.ToLower(trimmed)]:
			r.dropped(l.at(), trimmed, "words of navigation")
			l.text = ""
		default:
			if m := topOfPage.FindStringSubmatch(trimmed); m != nil {
				r.dropped(l.at(), "top of page", "words of navigation")
				l.text = m[1]
			}
		}
		out = append(out, l)
	}
	return out
}

// runningLines finds lines that stand at the top or foot of three pages or more, as
// they are or with other numbers.
func runningLines(lines []line) map[int]bool {
	const around = 2 // lines at each end of a page that are looked at
	ends := map[string][]int{}
	pages := map[string]map[int]bool{}
	for _, page := range pagesOf(lines) {
		var full []int
		for i := page[0]; i < page[1]; i++ {
			if !lines[i].blank() {
				full = append(full, i)
			}
		}
		for k, i := range full {
			if k >= around && k < len(full)-around {
				continue
			}
			key := digitsOnly.ReplaceAllString(strings.ToLower(strings.Join(strings.Fields(lines[i].text), " ")), "0")
			ends[key] = append(ends[key], i)
			if pages[key] == nil {
				pages[key] = map[int]bool{}
			}
			pages[key][lines[i].page] = true
		}
	}
	out := map[int]bool{}
	for key, at := range ends {
		if len(pages[key]) < 3 || len([]rune(key)) > 120 || !countsPages(lines, at) {
			continue
		}
		for _, i := range at {
			out[i] = true
		}
	}
	return out
}

// countsPages tells whether lines are the same but for a number that grows with the page.
func countsPages(lines []line, at []int) bool {
	same, counts, first := true, true, 0
	for k, i := range at {
		same = same && strings.TrimSpace(lines[i].text) == strings.TrimSpace(lines[at[0]].text)
		numbers := digitsOnly.FindAllString(lines[i].text, -1)
		grows := false
		for _, n := range numbers {
			ahead := atoi(n) - lines[i].page
			if k == 0 {
				first = ahead // the first number, if there are several
				grows = true
				break
			}
			grows = grows || ahead == first
		}
		counts = counts && grows
	}
	return same || counts
}

// pagesOf returns where pages begin and end; nothing if there are no form feeds.
func pagesOf(lines []line) [][2]int {
	var out [][2]int
	start := 0
	for i := range lines {
		if i > 0 && lines[i].page != lines[i-1].page {
			out = append(out, [2]int{start, i})
			start = i
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append(out, [2]int{start, len(lines)})
}

// pageNumbers finds numbers that stand alone and grow from one to the next by one.
func pageNumbers(lines []line) map[int]bool {
	type found struct{ line, number int }
	var run []found
	out := map[int]bool{}
	end := func() {
		if len(run) >= 3 {
			for _, f := range run {
				out[f.line] = true
			}
		}
		run = nil
	}
	for i, l := range lines {
		alone := (i == 0 || lines[i-1].blank() || lines[i-1].page != l.page) && (i == len(lines)-1 || lines[i+1].blank() || lines[i+1].page != l.page)
		m := pageNumber.FindStringSubmatch(strings.TrimSpace(l.text))
		if !alone || m == nil {
			continue
		}
		n := 0
		for _, c := range m[1] {
			n = n*10 + int(c-'0')
		}
		if len(run) > 0 && n != run[len(run)-1].number+1 {
			end()
		}
		run = append(run, found{i, n})
	}
	end()
	return out
}

// wrapped tells whether lines end where the paper did, and not where paragraphs end.
func wrapped(lines []line) bool {
	longest, long := 0, 0
	for _, l := range lines {
		n := len([]rune(l.text))
		longest = max(longest, n)
		if n > 130 && !strings.Contains(l.text, "\t") {
			long++
		}
	}
	return long == 0 || long*50 < len(lines)
}
