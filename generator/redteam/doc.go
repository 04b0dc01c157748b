// Package redteam makes sites of hostile content, for tests: every payload of
// testdata/redteam/payloads.txt in every place of places.txtar, each case with a name of
// its own, its canary, that is in what a script of it would do. Only tests import it.
//
// A case takes part in a site with others, one for each place (Set.Round), since
// building a site for each would take hours. A build tells by its diagnostics which of
// them the program refuses (Site.Owner); a site without those must come out clean.
//
// To try another text, add a line to payloads.txt; to try another place, write it into
// a file of places.txtar.
package redteam
