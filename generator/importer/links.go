package importer

import (
	"net/url"
	"strings"
)

// safeLink returns an address that a page may link to, and whether there is one: that
// of another site, or of a place in the document.
func safeLink(address string) (string, bool) {
	address = strings.TrimSpace(address)
	if name, ok := strings.CutPrefix(address, "#"); ok {
		if name == "" {
			return "", false
		}
		return address, true
	}
	if strings.HasPrefix(strings.ToLower(address), "www.") {
		address = "http://" + address
	}
	if !strings.Contains(address, ":") && strings.Count(address, "@") == 1 && !strings.ContainsAny(address, "/ ") {
		address = "mailto:" + address
	}
	u, err := url.Parse(address)
	if err != nil || strings.ContainsAny(address, " <>\n\t\\") {
		return "", false
	}
	switch scheme := strings.ToLower(u.Scheme); {
	case (scheme == "http" || scheme == "https") && u.Host != "", (scheme == "mailto" || scheme == "tel") && u.Opaque != "":
		return address, true
	}
	return "", false
}
