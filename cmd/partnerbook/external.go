package main

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/site"
)

// use is a place where a page names an address of another site.
type use struct {
	object *kind.Object
	pos    diag.Position
}

// uses holds the places of each address, without what follows a #: servers never
// see that part.
type uses map[string][]use

// externalLinks asks the web servers of all links to other sites, and returns
// what is wrong with them: one diagnostic for each place that names an address.
func (a *app) externalLinks(ctx context.Context, s *site.Site) (diag.List, error) {
	found := usesOf(s)
	addresses := make([]string, 0, len(found))
	for address := range found {
		addresses = append(addresses, address)
	}
	slices.Sort(addresses)
	step, done := a.screen.progress("Asking other sites about "+plural(len(addresses), "link"), len(addresses), 1)
	answers, err := a.asker.ask(ctx, addresses, step)
	done()
	if err != nil {
		return nil, err
	}
	var list diag.List
	reached := len(addresses) == 0
	for i, address := range addresses {
		reached = reached || answers[i].reached
		if answers[i].code != "" {
			list.Add(found.diagnostics(address, answers[i])...)
		}
	}
	if !reached {
		a.screen.complain("No server answered at all. Perhaps this machine is not connected, or reaches the web only through a proxy (HTTPS_PROXY).")
	}
	return policy(s).Apply(list), nil
}

// policy returns what the site's settings say about warnings.
func policy(s *site.Site) diag.Policy {
	p := diag.Policy{Plain: s.Config.Plain, Off: map[diag.Code]bool{}}
	for _, code := range s.Config.Off {
		p.Off[code] = true
	}
	return p
}

// usesOf collects the addresses of other sites that published pages name: in
// their text, in files that they include, and as the url of a source.
func usesOf(s *site.Site) uses {
	found := uses{}
	seen := map[*kind.Object]bool{}
	for i := range s.Pages {
		found.collect(&s.Pages[i].Unit, seen)
	}
	return found
}

func (u uses) collect(unit *site.Unit, seen map[*kind.Object]bool) {
	o := unit.Object
	if seen[o] {
		return
	}
	seen[o] = true
	for i, ref := range o.Body.Refs {
		switch t := unit.Targets[i]; t.Kind {
		case site.ToExternal:
			u.add(t.Raw, use{o, ref.Pos})
		case site.ToUnit:
			u.collect(t.Unit, seen)
		}
	}
	if source, ok := o.Fields.(kind.Source); ok {
		u.add(source.URL.Text, use{o, source.URL.Pos})
	}
}

// add notes an address, unless it is none of the web (mailto:, tel:).
func (u uses) add(raw string, at use) {
	scheme, _, _ := strings.Cut(raw, ":")
	if !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return
	}
	address, _, _ := strings.Cut(raw, "#")
	u[address] = append(u[address], at)
}

// diagnostics returns an answer as a diagnostic at each place that names the
// address, but where a comment allows it.
func (u uses) diagnostics(address string, a answer) diag.List {
	var list diag.List
	for _, at := range u[address] {
		d := diag.New(a.code, at.pos, "%s", a.words).Hinted("%s", a.hint)
		allowed := false
		for _, allowance := range at.object.Body.Allowed {
			allowed = allowed || allowance.Covers(d)
		}
		if !allowed {
			list.Add(d)
		}
	}
	return list
}

// hostOf returns the server that an address names, as people know it.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return u.Host
}
