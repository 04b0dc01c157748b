// Package site links: it takes the objects of all files and makes of them one
// immutable Site, in which every page has its address and every reference its
// target. There is no HTML here.
//
// Link runs passes strictly forward. Each takes the tables of the passes before
// it and returns a new table; nothing is filled in later, and a Page is put
// together at the end, whole.
//
//  1. place.go: which objects are pages, and at which address; addresses that
//     clash, are too long or that Windows cannot hold;
//  2. symbols.go: the names by which pages, places, files and terms are found;
//  3. resolve.go: every reference to its Target; query.go: lists of pages;
//     figures.go: figures, tables and charts of data sets;
//  4. lifecycle.go: in which state each page is on the day of the build;
//  5. sections.go: folders as sections: order, previous and next, breadcrumbs;
//  6. backlinks.go: who cites and who mentions a page; accounts.go and
//     partnerships.go: what councils reported, and who works with whom; said.go
//     finds, when it is asked, what the site says of each;
//     translations.go: pages in several languages, and what readers of each are led to;
//     parity.go: how translations stand to their originals;
//  7. listing.go: the pages that are generated: topics, models, nations,
//     sections without a page of their own, reviews, glossary;
//  8. checks.go: what can be said only of the whole site;
//     figures_check.go: figures that nobody shows, and figures typed by hand.
//
// Everything is a pass over tables that are small beside the pages' text, since
// serve runs it after every edit. Pages are numbered in the order of their
// paths; a PageID is an index in Site.Pages.
package site
