// Package render emits: it turns pages of a linked site into bytes. Content
// problems were all found before; what can still be wrong here is a theme.
//
//   - theme.go: a Theme: templates, words and assets, read once. A site's own
//     themes/NAME lies over the built-in default, file by file;
//   - words.go: the words that readers see, by language;
//   - assets.go: style sheets and scripts, bundled by esbuild;
//   - view.go: the structs that are all a template sees (theme API version 1);
//   - book.go: a Book: a Site with a Theme, ready to emit any page;
//   - shared.go: what the pages of one folder have in common, rendered once;
//   - body.go: a body with its holes filled: a copy with splices;
//   - figures.go, figures_chart.go: tables and charts of data sets;
//   - page.go, listing.go: the views of authored and generated pages;
//   - extras.go: what is not a page: feed, site map, calendar, redirects;
//   - aid*.go: the pages of decision aids: aid.go what they have in common,
//     aid_pages.go which there are, then a file for each kind and sort of page.
//
// html/template escapes by context, but through reflection: rendering a
// navigation of 30 entries on each of 10,000 pages was 27 % of a build. So
// whatever pages have in common is rendered once and put in as it is.
//
// esbuild bundles style sheets and scripts: it understands CSS nesting and
// imports, minifies, and needs no Node. html/template and esbuild are imported
// here and nowhere else.
package render
