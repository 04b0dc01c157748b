package themes_test

import (
	"os"
	"slices"
	"testing"
)

// TestFirefoxFromDisk opens a page of each kind in Firefox, narrow as on a telephone, does
// there what readers come for, and prints. While somebody works, it does so only where FIREFOX
// says where Firefox is, and does not print.
func TestFirefoxFromDisk(t *testing.T) {
	t.Parallel()
	if quick() && os.Getenv("FIREFOX") == "" {
		t.Skip("while somebody works, only where FIREFOX says where Firefox is")
	}
	p := openFirefox(t)
	b := everySite(t)[0]
	p.noticesFaults()
	p.size(320, 256)
	p.opensEachKind(b)
	p.readsFromDisk(b)
	if quick() {
		return
	}
	for _, address := range printedPages {
		if !slices.Contains(b.pages, address) {
			t.Fatalf("there is no %s", address)
		}
		p.printsWell(b.file(address))
	}
}

// printedPages are pages that are parted over sheets in every way that there is: texts,
// cards, tables, lists to write on, a document, a drawing and columns.
var printedPages = []string{
	"index.html", "guidance/closure.html", comparePage, "decision-aids/choose-delivery-model/how.html", calculatorPage, gapMapPage, scorePage,
	"checklists/benefits.html", "templates/contract-monitoring-log.html", "directory/index.html",
}
