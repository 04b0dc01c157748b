package site

import (
	"slices"
	"strings"

	"partnerbook/generator/kind"
)

// Account is what somebody reported, as a page tells it.
type Account struct {
	Page     PageID
	Anchor   string // "" if the page as a whole is the account
	Who      string
	Councils []string // as the page names them; if it names none, who reported
	Models   []string
	Source   string // the place that it was published in, as in hbr#p25-luton
	Year     string // "" if the page does not say
}

// accountsOf returns the accounts of all pages, in the order of the pages.
func accountsOf(pages []Page, order []PageID) []Account {
	var out []Account
	for _, id := range order {
		o := pages[id].Object
		if t, ok := o.Fields.(kind.Testimonial); ok && t.Who.Text != "" {
			out = append(out, Account{
				Page: id, Who: t.Who.Text, Councils: orWho(t.Councils, t.Who.Text), Models: o.Meta.Models,
			})
		}
		for _, a := range o.Body.Accounts {
			out = append(out, Account{
				Page: id, Anchor: a.ID, Who: a.Who, Councils: orWho(a.Councils, a.Who), Models: a.Models, Source: a.Source, Year: a.Year,
			})
		}
	}
	return out
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

// AccountsBy returns the accounts of councils and partnerships, by their names.
func (s *Site) AccountsBy(names []string) []Account {
	wanted := map[string]bool{}
	for _, n := range names {
		wanted[councilKey(n)] = true
	}
	var out []Account
	for _, a := range s.Accounts {
		if wanted[councilKey(a.Who)] || slices.ContainsFunc(a.Councils, func(c string) bool { return wanted[councilKey(c)] }) {
			out = append(out, a)
		}
	}
	return out
}

// councilKey returns what two spellings of a council's name have in common:
// "poole" for "Poole Borough Council", "york" for "City of York Council".
func councilKey(name string) string {
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
