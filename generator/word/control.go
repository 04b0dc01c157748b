package word

import (
	"regexp"
	"strconv"
	"strings"
)

// control returns the content control of a blank.
func (w *writer) control(n *Node, s style) string {
	id := n.Attrs["data-field"]
	text := strings.Trim(plain(n.Children), " \t\n\r\f")
	f, ok := w.info.Fields[id]
	if !ok || f.Label == "" {
		f.Label = squeeze(text)
	}
	value, filled := n.attr("data-value")
	if !filled {
		filled = squeeze(text) != squeeze(f.Label)
	}
	if squeeze(text) == "" {
		text, filled = value, filled && squeeze(value) != ""
	}
	day := ""
	if f.Type == "date" && filled {
		if day = isoDay(value); day == "" {
			day = isoDay(squeeze(text))
		}
		if day != "" {
			text = w.inWords(day)
		}
	}
	prompt := style{name: "PlaceholderText"}
	if !filled {
		s, text = prompt, "["+f.Label+"]" // brackets show on paper, too
		if f.Type == "choice" {
			text = "[" + w.info.Words.Choose + ": " + f.Label + "]"
		}
	}
	out := "<w:sdt><w:sdtPr>" + w.named(f.Label, id)
	if !filled {
		out += "<w:showingPlcHdr/>"
	}
	return out + w.kindOf(f, day) + "</w:sdtPr><w:sdtContent>" + controlText(s, text, filled && f.Type == "longtext") + "</w:sdtContent></w:sdt>"
}

// named returns the title, the tag and the number of a control.
func (w *writer) named(title, tag string) string {
	out := ""
	if title = shortened(title); title != "" {
		out += `<w:alias w:val="` + escape(title) + `"/>`
	}
	if tag = shortened(tag); tag != "" {
		out += `<w:tag w:val="` + escape(tag) + `"/>`
	}
	w.fields++
	return out + `<w:id w:val="` + strconv.Itoa(w.fields) + `"/>`
}

func (w *writer) kindOf(f Field, day string) string {
	switch f.Type {
	case "longtext":
		return `<w:text w:multiLine="1"/>`
	case "date":
		full := ""
		if day != "" {
			full = ` w:fullDate="` + day + `T00:00:00Z"`
		}
		return "<w:date" + full + `><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="` + regional(w.info.Language) +
			`"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>`
	case "choice":
		return "<w:dropDownList>" + choices(f.Choices) + "</w:dropDownList>"
	}
	return "<w:text/>"
}

// choices returns the entries of a list, each once: Word refuses others.
func choices(all []string) string {
	out, seen := "", map[string]bool{}
	for _, c := range all {
		if c = escape(squeeze(c)); c != "" && !seen[c] {
			seen[c] = true
			out += `<w:listItem w:displayText="` + c + `" w:value="` + c + `"/>`
		}
	}
	return out
}

func controlText(s style, text string, lines bool) string {
	if !lines {
		return textRun(s, squeeze(text))
	}
	out := ""
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			out += "<w:br/>"
		}
		out += textXML(squeeze(line))
	}
	return run(s, out)
}

var dayPattern = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)

func isoDay(s string) string {
	if dayPattern.MatchString(s) {
		return s
	}
	return ""
}

// inWords returns a day as people write it: 21 November 2026.
func (w *writer) inWords(day string) string {
	months := strings.FieldsFunc(w.info.Words.Months, isSpace)
	month, _ := strconv.Atoi(day[5:7])
	if month > len(months) {
		return day
	}
	return strings.TrimPrefix(day[8:], "0") + " " + months[month-1] + " " + day[:4]
}

const boxFont = `<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>`

// checkBox returns a box to be ticked. Its title is what stands beside it.
func (w *writer) checkBox(n *Node) string {
	state, sign := "0", "☐"
	if _, checked := n.attr("checked"); checked {
		state, sign = "1", "☒"
	}
	return "<w:sdt><w:sdtPr><w:rPr>" + boxFont + "</w:rPr>" + w.named(w.item, n.Attrs["id"]) +
		`<w14:checkbox><w14:checked w14:val="` + state + `"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>` +
		"</w:sdtPr><w:sdtContent><w:r><w:rPr>" + boxFont + "</w:rPr><w:t>" + sign + "</w:t></w:r></w:sdtContent></w:sdt>"
}

// repeated returns what stands before and after the entries of a repeating section,
// and before and after each of them.
func (w *writer) repeated(id string) (open, end string) {
	return "<w:sdt><w:sdtPr>" + w.named(w.info.Fields[id].Label, id) + "<w15:repeatingSection/></w:sdtPr><w:sdtContent>",
		"</w:sdtContent></w:sdt>"
}

func (w *writer) repeatedItem() (open, end string) {
	return "<w:sdt><w:sdtPr>" + w.named("", "") + "<w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"
}
