package word

import (
	"regexp"
	"strconv"
	"strings"
)

// The parts around the text.

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

const spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
	` xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"`

// rootOf returns a part with its root element around what it holds.
func rootOf(name, inside string) string {
	return xmlHead + "<w:" + name + spaces + ">" + inside + "</w:" + name + ">"
}

func relationships(inside string) string {
	return xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + inside + "</Relationships>"
}

func core(info Info) string {
	out := xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		"<dc:title>" + escape(info.Title) + "</dc:title><dc:subject>" + escape(info.Subject) + "</dc:subject><dc:creator>" + escape(info.Creator) +
		"</dc:creator><dc:language>" + escape(regional(info.Language)) + "</dc:language>"
	if day := isoDay(info.Date); day != "" {
		out += `<dcterms:created xsi:type="dcterms:W3CDTF">` + day + `T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + day + "T00:00:00Z</dcterms:modified>"
	}
	return out + "</cp:coreProperties>"
}

func line(name, inside string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + name + `"/></w:pPr>` + inside + "</w:p>"
}

func header(info Info) string {
	return rootOf("hdr", line("Header", textRun(style{}, squeeze(info.Title))))
}

// noHeader is that of the first page, which begins with the title.
func noHeader() string { return rootOf("hdr", "<w:p/>") }

func footer(info Info) string {
	out := ""
	if origin := squeeze(info.Origin); origin != "" {
		out = line("Footer", textRun(style{}, origin))
	}
	return rootOf("ftr", out+line("Footer", pageNumber(info.Words.Page)))
}

// pageNumber writes "Page {n} of {all}" with the numbers as fields.
func pageNumber(words string) string {
	out := ""
	for words != "" {
		at := strings.IndexByte(words, '{')
		field, rest := "", ""
		switch {
		case at >= 0 && strings.HasPrefix(words[at:], "{n}"):
			field, rest = "PAGE", words[at+len("{n}"):]
		case at >= 0 && strings.HasPrefix(words[at:], "{all}"):
			field, rest = "NUMPAGES", words[at+len("{all}"):]
		default:
			return out + textRun(style{}, words)
		}
		if at > 0 {
			out += textRun(style{}, words[:at])
		}
		out += `<w:fldSimple w:instr=" ` + field + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
		words = rest
	}
	return out
}

// numberingPart returns the lists: those of the styles, and one for each numbered
// list of the text.
func numberingPart(lists []numbered) string {
	var out strings.Builder
	out.WriteString(parts()["numbering"])
	for i, l := range lists {
		out.WriteString(`<w:num w:numId="` + strconv.Itoa(firstList+i) + `"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="` + strconv.Itoa(l.level) +
			`"><w:startOverride w:val="` + strconv.Itoa(l.start) + `"/></w:lvlOverride></w:num>`)
	}
	return rootOf("numbering", out.String())
}

var languagePattern = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$`)

func isLanguage(s string) bool { return languagePattern.MatchString(s) }

// regional returns a language as Word knows it: English and Welsh are those of
// Britain.
func regional(language string) string {
	switch {
	case language == "en", language == "cy":
		return language + "-GB"
	case isLanguage(language):
		return language
	}
	return "en-GB"
}
