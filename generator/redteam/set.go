package redteam

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Set is all payloads and all places.
type Set struct {
	payloads []payload
	groups   []group
	places   []string
}

// Case is one payload in one place.
type Case struct {
	Name    string // the canary
	Place   string
	Payload string
	Text    string // the payload with the canary in it
}

// Read reads payloads.txt and places.txtar.
func Read(folder fs.FS) (*Set, error) {
	data, err := fs.ReadFile(folder, "payloads.txt")
	if err != nil {
		return nil, err
	}
	s := new(Set)
	if s.payloads, err = readPayloads(data); err != nil {
		return nil, err
	}
	if data, err = fs.ReadFile(folder, "places.txtar"); err != nil {
		return nil, err
	}
	if s.groups, err = readPlaces(data); err != nil {
		return nil, err
	}
	for i := range s.groups {
		s.places = append(s.places, s.groups[i].places()...)
	}
	sorted := slices.Sorted(slices.Values(s.places))
	if all := len(sorted); len(slices.Compact(sorted)) < all {
		return nil, fmt.Errorf("places have names twice")
	}
	return s, nil
}

// Places returns the names of all places, in order.
func (s *Set) Places() []string { return s.places }

// Rounds is how many sites hold every payload in every place.
func (s *Set) Rounds() int { return len(s.payloads) }

// stride is how far the payloads of neighbouring places are apart, so that one round
// tries different things in places that are alike.
const stride = 7

// Round returns the cases of one site: each place once, and payloads in turn. No two
// rounds have a case in common.
func (s *Set) Round(n int) []Case {
	out := make([]Case, len(s.places))
	for i, place := range s.places {
		p := (i*stride + n) % len(s.payloads)
		name := fmt.Sprintf("canary-%05d", i*len(s.payloads)+p)
		out[i] = Case{name, place, s.payloads[p].name, strings.ReplaceAll(s.payloads[p].text, "CANARY", name)}
	}
	return out
}

// Plain is the site of nothing hostile: one copy of every group.
func (s *Set) Plain() *Site {
	site := s.Site(nil)
	for i := range s.groups {
		if g := &s.groups[i]; !g.shared {
			site.addCopy(g, Case{Name: "plain-" + g.name})
		}
	}
	return site
}

// Texts returns each payload once, in no place: for what readers bring, and not content.
func (s *Set) Texts(name string) []Case {
	out := make([]Case, len(s.payloads))
	for i, p := range s.payloads {
		out[i] = Case{name, "", p.name, strings.ReplaceAll(p.text, "CANARY", name)}
	}
	return out
}
