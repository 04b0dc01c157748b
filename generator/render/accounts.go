package render

import (
	"cmp"
	"slices"
	"strings"

	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// AccountsView is what "account-lists" sees: accounts, in one list without a title or
// in several.
type AccountsView struct {
	*Words
	Lists []AccountList
}

// AccountList is the accounts of one model, council or theme.
type AccountList struct {
	Title    string
	Accounts []AccountView
}

// accountLists shows the accounts that a view asks for.
func (f *filler) accountLists(view *markup.View) error {
	chosen := f.book.site.AccountsOf(view)
	if len(chosen) == 0 {
		return nil
	}
	v := AccountsView{Words: f.words}
	if view.By == "" {
		v.Lists = []AccountList{{Accounts: f.book.accounts(f.page.URL, f.words, chosen)}}
		return f.execute("account-lists", v)
	}
	for _, g := range grouped(chosen, f.groupsBy(view)) {
		v.Lists = append(v.Lists, AccountList{g.title, f.book.accounts(f.page.URL, f.words, g.accounts)})
	}
	return f.execute("account-lists", v)
}

// groupsBy returns the titles of the groups that an account belongs to.
func (f *filler) groupsBy(view *markup.View) func(site.Account) []string {
	switch view.By {
	case "model":
		return func(a site.Account) []string { return termTitles(f.book.site.Config.Models, a.Models) }
	case "council":
		return func(a site.Account) []string { return shortNames(a.Councils) }
	}
	return func(a site.Account) []string { return a.Themes }
}

func termTitles(terms []source.Term, chosen []string) []string {
	var out []string
	for _, t := range terms {
		if slices.Contains(chosen, t.ID) {
			out = append(out, t.Title)
		}
	}
	return out
}

type accountGroup struct {
	title    string
	accounts []site.Account
}

// grouped sorts accounts into groups, by their titles. Titles that differ in capitals
// alone are one.
func grouped(accounts []site.Account, titles func(site.Account) []string) []accountGroup {
	var out []accountGroup
	for _, a := range accounts {
		for _, title := range titles(a) {
			i := slices.IndexFunc(out, func(g accountGroup) bool { return strings.EqualFold(g.title, title) })
			if i < 0 {
				i = len(out)
				out = append(out, accountGroup{title: title})
			}
			out[i].accounts = append(out[i].accounts, a)
		}
	}
	slices.SortStableFunc(out, func(a, b accountGroup) int { return cmp.Compare(strings.ToLower(a.title), strings.ToLower(b.title)) })
	return out
}

// accountsBy returns the accounts of councils and partnerships, by their names, and says
// how many there are besides.
func (b *Book) accountsBy(from string, w *Words, names []string) (shown []AccountView, more string) {
	first, besides := b.site.AccountsBy(names)
	return b.accounts(from, w, first), w.besides(besides)
}

// accounts returns accounts as a page shows them.
func (b *Book) accounts(from string, w *Words, accounts []site.Account) []AccountView {
	var out []AccountView
	for _, a := range accounts {
		page := &b.site.Pages[a.Page]
		v := AccountView{
			URL:    site.Relative(from, page.URL),
			Who:    a.Who,
			Year:   a.Year,
			Page:   page.Meta().Title,
			Models: b.terms(from, w, "models", b.site.Config.Models, a.Models),
		}
		switch {
		case a.Anchor != "" && page.URL == from:
			v.URL = "#" + fragment(a.Anchor)
		case a.Anchor != "":
			v.URL += "#" + fragment(a.Anchor)
		}
		if a.Cited.Kind == site.ToPage {
			cited := b.citeView(from, w, a.Cited)
			v.Cited = &cited
		}
		out = append(out, v)
	}
	return out
}
