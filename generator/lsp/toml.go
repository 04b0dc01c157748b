package lsp

import (
	"path"
	"regexp"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/data"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

// setting says where in settings the cursor stands.
type setting struct {
	shape *source.Shape // of the table there; nil if nothing is known of it
	// path are the tables above, as in ["field", "column"].
	path []string
	key  string // whose value is being written, or "" where a key is
	// typed is what stands before the cursor of the key or value; in quotes if quoted.
	typed  string
	quoted bool
	// given are the keys that the table has already.
	given map[string]bool
}

var (
	tomlHeader = regexp.MustCompile(`^\s*\[\[?\s*([A-Za-z0-9_."-]+)\s*\]?\]?`)
	tomlKey    = regexp.MustCompile(`^\s*([A-Za-z0-9_"/-]+)\s*=`)
)

// frontMatter returns the lines between which the settings of a page stand; ok is false where
// there are none in TOML. Settings that are not closed yet end with the text.
func frontMatter(t *text) (from, to int, ok bool) {
	if strings.TrimRight(strings.TrimPrefix(t.line(0), bom), " \t") != "+++" {
		return 0, 0, false
	}
	for i := 1; i < t.lines(); i++ {
		if strings.TrimRight(t.line(i), " \t") == "+++" {
			return 1, i, true
		}
	}
	return 1, t.lines(), true
}

// shapes returns which lines of a document are settings, and which settings there are.
func (p *spot) shapes() (from, to int, shape *source.Shape) {
	t, name := p.document.text, p.document.name
	config := p.Site.Config
	contentPath, inContent := p.contentPath(name)
	switch {
	case strings.HasSuffix(name, ".md"):
		from, to, ok := frontMatter(t)
		if !ok {
			return 0, 0, nil
		}
		k := firstValue(t, from, to, "kind")
		if kind.About(k) == "" {
			k = "guidance"
		}
		return from, to, kind.Settings(config, k)
	case p.isConfig(name):
		shape = source.ConfigShape()
	case !inContent || !strings.HasSuffix(contentPath, ".toml"):
		return 0, 0, nil
	case contentPath == "glossary.toml":
		shape = source.GlossaryShape()
	case contentPath == searchName:
		shape = source.SearchShape()
	case path.Dir(contentPath) == data.Folder:
		shape = data.DescriptionShape()
	case isTranslation(contentPath) && strings.HasPrefix(contentPath, "glossary."):
		shape = source.GlossaryTranslationShape()
	case isTranslation(contentPath):
		shape = kind.AidTranslationSettings(config)
	default:
		shape = kind.AidSettings(config, aid.Kind(firstValue(t, 0, t.lines(), "kind")))
	}
	return 0, t.lines(), shape
}

// isTranslation tells whether a file is in another language by its name.
func isTranslation(contentPath string) bool {
	_, _, translated := kind.SplitLanguage(contentPath)
	return translated
}

// firstValue returns the text of a setting that stands in no table.
func firstValue(t *text, from, to int, key string) string {
	for i := from; i < to; i++ {
		s := t.line(i)
		if strings.HasPrefix(strings.TrimSpace(s), "[") {
			break
		}
		if m := tomlKey.FindStringSubmatch(s); m != nil && m[1] == key {
			_, value, _ := strings.Cut(s, "=")
			return strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return ""
}

// settingAt reads where in settings the cursor stands; ok is false outside of them.
func (p *spot) settingAt() (setting, bool) {
	from, to, shape := p.shapes()
	if shape == nil || p.line < from || p.line >= to {
		return setting{}, false
	}
	t := p.document.text
	s := setting{shape: shape, given: map[string]bool{}}
	head := from - 1
	for i := p.line; i >= from; i-- {
		if m := tomlHeader.FindStringSubmatch(t.line(i)); m != nil && i < p.line && !tomlKey.MatchString(t.line(i)) && isHeader(t.line(i)) {
			head = i
			s.enter(strings.Split(m[1], ".")...)
			break
		}
	}
	for i := head + 1; i < to && !(i > head && i != p.line && isHeader(t.line(i))); i++ {
		if m := tomlKey.FindStringSubmatch(t.line(i)); m != nil && i != p.line {
			s.given[strings.Trim(m[1], `"`)] = true
		}
	}
	// A list may go over several lines.
	written := t.line(p.line)[:p.column]
	if !tomlKey.MatchString(written) {
		for i := p.line - 1; i > head; i-- {
			before := t.line(i)
			if m := tomlKey.FindString(before); m != "" {
				if open := before + "\n" + written; depth(open) > 0 {
					written = before + " " + written
				}
				break
			}
			written = before + " " + written
		}
	}
	s.read(written)
	return s, true
}

// isHeader tells whether a line begins a table.
func isHeader(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "[") && strings.Contains(line, "]") && tomlHeader.MatchString(line) && !strings.HasSuffix(line, ",") && !strings.HasPrefix(line, `["`)
}

// depth returns how many brackets are open at the end of a text.
func depth(s string) (n int) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quoted:
			i++
		case s[i] == '"':
			quoted = !quoted
		case quoted:
		case s[i] == '[' || s[i] == '{':
			n++
		case s[i] == ']' || s[i] == '}':
			n--
		}
	}
	return n
}

// enter goes into tables.
func (s *setting) enter(names ...string) {
	for _, name := range names {
		name = strings.Trim(strings.TrimSpace(name), `"`)
		s.path = append(s.path, name)
		k := s.shape.Get(name)
		if k == nil {
			s.shape = nil
			return
		}
		s.shape = k.Table
	}
}

// read reads what stands before the cursor: key = value, with tables in braces in it.
func (s *setting) read(before string) {
	i, quoted, start, key := 0, false, 0, ""
	var stack []byte
	for i < len(before) {
		c := before[i]
		switch {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
			start = i + 1
		case quoted:
		case c == '=':
			key, start = strings.Trim(strings.TrimSpace(before[start:i]), `"`), i+1
		case c == '{':
			s.enter(key)
			s.given, key = map[string]bool{}, ""
			stack = append(stack, c)
			start = i + 1
		case c == '[':
			stack = append(stack, c)
			start = i + 1
		case c == '}' || c == ']':
			if len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
			start = i + 1
		case c == ',':
			if len(stack) > 0 && stack[len(stack)-1] == '{' {
				if key != "" {
					s.given[key] = true
				}
				key = ""
			}
			start = i + 1
		}
		i++
	}
	s.key, s.quoted = key, quoted
	s.typed = before[min(start, len(before)):]
	if !quoted {
		s.typed = strings.TrimLeft(s.typed, " \t")
	}
}

// listed returns the topic, model, nation or audience that the cursor stands on.
func (p *spot) listed() (source.Term, bool) {
	s, ok := p.settingAt()
	if !ok || !s.quoted {
		return source.Term{}, false
	}
	line := p.document.text.line(p.line)
	rest, _, _ := strings.Cut(line[p.column:], `"`)
	id := s.typed + rest
	c := p.Site.Config
	for key, terms := range map[string][]source.Term{"topics": c.Topics, "models": c.Models, "nations": c.Nations, "audience": c.Audiences} {
		for _, t := range terms {
			if key == s.key && t.ID == id {
				return t, true
			}
		}
	}
	return source.Term{}, false
}
