package site

import (
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

// Account is what somebody reported, as a page tells it.
type Account struct {
	Page     PageID
	Anchor   string // "" if the page as a whole is the account
	Who      string
	Councils []string // as the page names them; if it names none, who reported
	Models   []string
	Themes   []string // what it is about, as the page names them
	Source   string   // the place that it was published in, as in hbr#p25-luton
	Year     string   // "" if the page does not say
	Cited    Target   // the same place, resolved; Missing for an account in a page's settings
}

// accountsOf returns the accounts of all pages, in the order of the pages.
func accountsOf(pages []Page, order []PageID) []Account {
	var out []Account
	for _, id := range order {
		u := &pages[id].Unit
		o := u.Object
		if t, ok := o.Fields.(kind.Testimonial); ok && t.Who.Text != "" {
			out = append(out, Account{
				Page: id, Who: t.Who.Text, Councils: orWho(t.Councils, t.Who.Text), Models: o.Meta.Models,
			})
		}
		for _, a := range o.Body.Accounts {
			out = append(out, Account{
				Page: id, Anchor: a.ID, Who: a.Who, Councils: orWho(a.Councils, a.Who),
				Models: a.Models, Themes: a.Themes, Source: a.Source, Year: a.Year, Cited: u.cited(a.Source),
			})
		}
	}
	return out
}

// cited returns the target of the unit's citation of a place.
func (u *Unit) cited(place string) Target {
	for i, ref := range u.Object.Body.Refs {
		if ref.Kind == markup.RefCite && ref.Raw == place {
			return u.Targets[i]
		}
	}
	return Target{Raw: place}
}

func orWho(councils []string, who string) []string {
	if len(councils) == 0 {
		return []string{who}
	}
	return councils
}

// AccountsFor returns the accounts of a delivery model.
func (s *Site) AccountsFor(model string) []Account {
	var out []Account
	for _, a := range s.Accounts {
		if slices.Contains(a.Models, model) {
			out = append(out, a)
		}
	}
	return out
}

// AccountsIn returns the accounts that were published in one of some places, as in
// hbr#p25-luton.
func (s *Site) AccountsIn(places []string) []Account {
	var out []Account
	for _, a := range s.Accounts {
		if slices.Contains(places, a.Source) {
			out = append(out, a)
		}
	}
	return out
}

// mostListed is how many accounts, or other partnerships, are listed beside one. Pages
// would else grow with the square of what a directory says of one name.
const mostListed = 100

// firstListed returns so many of a list as are listed, and how many there are besides.
func firstListed[T any](all []T) (first []T, more int) {
	first = all[:min(len(all), mostListed)]
	return first, len(all) - len(first)
}

// AccountsBy returns the accounts of councils and partnerships, by their names: the first
// of them if there are many, and how many there are besides.
func (s *Site) AccountsBy(names []string) (first []Account, more int) {
	var found []int
	for _, key := range distinctKeys(names) {
		found = append(found, s.accountsByKey[key]...)
	}
	slices.Sort(found)
	found, more = firstListed(slices.Compact(found))
	for _, i := range found {
		first = append(first, s.Accounts[i])
	}
	return first, more
}

// accountKeys says which accounts, as indexes, are of a council or a partnership, by the
// keys of their names.
func accountKeys(accounts []Account) map[string][]int {
	out := map[string][]int{}
	for i, a := range accounts {
		for _, key := range distinctKeys(append([]string{a.Who}, a.Councils...)) {
			out[key] = append(out[key], i)
		}
	}
	return out
}

// keysOf returns the keys of councils' names.
func keysOf(names []string) map[string]bool {
	keys := make(map[string]bool, len(names))
	for _, n := range names {
		keys[CouncilKey(n)] = true
	}
	return keys
}

// anyOf tells whether one of some councils is among those of the keys.
func anyOf(keys map[string]bool, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return keys[CouncilKey(name)] })
}

// AccountsOf returns the accounts that a view shows.
func (s *Site) AccountsOf(v *markup.View) []Account {
	councils, themes := keysOf(v.Councils), inSmall(v.Themes)
	var out []Account
	for _, a := range s.Accounts {
		if shares(v.Models, a.Models) && shares(themes, inSmall(a.Themes)) && (len(councils) == 0 || anyOf(councils, append([]string{a.Who}, a.Councils...))) {
			out = append(out, a)
		}
	}
	return out
}

func inSmall(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}

// CouncilKey returns what two spellings of a council's name have in common:
// "poole" for "Poole Borough Council", "york" for "City of York Council".
func CouncilKey(name string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "&", " and ")), func(r rune) bool {
		return r == ' ' || r == ',' || r == '.' || r == '-'
	})
	kept := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return titles[w] })
	if len(kept) == 0 { // the City of London
		kept = words
	}
	return strings.Join(kept, " ")
}

// titles are the words of a council's name that are often left out.
var titles = map[string]bool{
	"the": true, "of": true, "city": true, "borough": true, "district": true, "county": true,
	"metropolitan": true, "london": true, "royal": true, "council": true,
}
