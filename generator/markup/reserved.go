package markup

import "slices"

// pageNames are the names that pages have for parts of their own. A place of the text
// with such a name would be taken for that part, by scripts and by labels. A test of the
// themes sees to it that the list is whole.
var pageNames = []string{
	"main", "contents-title",
	"page-accounts", "page-changes", "page-cited-by", "page-evidence-in", "page-fields", "page-mentioned-on", "page-said", "page-sources",
	"search-box", "search-chosen", "search-filters", "search-found", "search-groups", "search-help", "search-language", "search-options", "search-results",
	"search-slash", "search-total", "search-words",
	"check-app", "check-by", "check-by-hint", "check-count", "check-file", "check-files", "check-head", "check-owner", "check-state",
	"form-file", "form-keep", "form-preview", "form-preview-head",
	"pack-address", "pack-app", "pack-ask", "pack-reading", "pack-work", "partnerbook-opening", "take-what", "template-app", "template-data",
}

// IsPageName tells whether pages have a part of this name.
func IsPageName(name string) bool { return slices.Contains(pageNames, name) }
