// Package themes holds what the browser sees: default/ is the built-in theme.
//
// A site's own theme is a folder themes/NAME beside its site.toml. It lies over
// the default: a file there takes the place of the default's file of the same
// path, and everything else stays. So a theme may be one style sheet.
//
//	theme.toml          name, and api: the version of the templates' interface
//	style.css           the style sheet; imports one file for each part
//	layout/*.html       the templates that all pages share
//	markup/*.html       what stands inside a text: citations, terms, lists, figures
//	KIND/page.html      what one kind of page has of its own
//	KIND/style.css      what its pages need besides the style sheet of all; may be missing
//	strings/LANG.toml   the words that readers see
//	take/, pack/        taking pages away, one or several
//	device/             what the site keeps on the reader's device
//	search/             the search box, the search page and the engine
//	single/             what shows the pages of a site that is one file
//	pdf/                what a PDF of pages has besides them
//	serve/              what pages need only while their author works
//
// The structs that templates see are in generator/render/view.go.
package themes

import "embed"

// FS holds the built-in themes, each in a folder of its name.
//
//go:embed all:default
var FS embed.FS
