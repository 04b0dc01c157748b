package redteam

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/tools/txtar"
)

// group is the files that are copied for each place in them.
type group struct {
	name   string
	shared bool // the files are there once
	files  []template
}

// template is a file with places in its name and in its text.
type template struct {
	path, text []piece
}

// piece is a text, or a place if it has a name.
type piece struct {
	text string // what stands there unless a payload does
	how  string // how a payload is written there
	name string // unique
}

var placeMark = regexp.MustCompile(`⟦(\w+) ([a-z-]+)\|([^⟧]*)⟧`)

// readPlaces reads places.txtar.
func readPlaces(data []byte) ([]group, error) {
	var groups []group
	at := map[string]int{}
	for _, f := range txtar.Parse(data).Files {
		name, path, ok := strings.Cut(f.Name, ": ")
		if !ok {
			return nil, fmt.Errorf("%q does not name a group and a file", f.Name)
		}
		if _, known := at[name]; !known {
			at[name] = len(groups)
			groups = append(groups, group{name: name, shared: name == "shared"})
		}
		g := &groups[at[name]]
		prefix := name
		if g.shared {
			prefix = path
		}
		t := template{pieces(prefix, path), pieces(prefix, strings.TrimSuffix(string(f.Data), "\n"))}
		g.files = append(g.files, t)
	}
	return groups, nil
}

func pieces(prefix, text string) []piece {
	var out []piece
	from := 0
	for _, m := range placeMark.FindAllStringSubmatchIndex(text, -1) {
		part := func(i int) string { return text[m[2*i]:m[2*i+1]] }
		out = append(out, piece{text: text[from:m[0]]}, piece{part(3), part(1), prefix + "/" + part(2)})
		from = m[1]
	}
	return append(out, piece{text: text[from:]})
}

// places returns the names of the places of a group, in order.
func (g *group) places() []string {
	var out []string
	for _, f := range g.files {
		for _, list := range [][]piece{f.path, f.text} {
			for _, p := range list {
				if p.name != "" {
					out = append(out, p.name)
				}
			}
		}
	}
	return out
}

// filled writes pieces with the texts of hostile places, by their names.
func filled(list []piece, name string, hostile func(place string) (string, bool)) string {
	var out strings.Builder
	for _, p := range list {
		if p.name != "" {
			if text, ok := hostile(p.name); ok {
				out.WriteString(written[p.how](text))
				continue
			}
		}
		out.WriteString(strings.ReplaceAll(p.text, "§", name))
	}
	return out.String()
}
