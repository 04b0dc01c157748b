package themes_test

import (
	"flag"
	"strings"
	"testing"
)

// isJourney tells whether somebody who tests everything while they work waits for a test in
// the browser: it follows what readers do most, once, or opens pages of every kind. What
// looks at the same things in other colours, with hostile texts, from other media, in rarer
// states and in LibreOffice takes twice as long as all else together.
func isJourney(test string) bool {
	switch test {
	case "TestPagesFromDisk", "TestPagesOverHTTP", "TestPagesWorkWithoutScripts", "TestAccessibility", "TestOldAddressesLeadOn",
		"TestResults", "TestEngineInChromium", "TestFromQueryToPage", "TestSearchBoxWithKeys", "TestBackRestores", "TestReaderFromDisk",
		"TestAidParityInChromium", "TestGuideByKeyboard", "TestGuideInWelsh", "TestCompareInBrowser", "TestCalculatorInBrowser", "TestGapMapInBrowser",
		"TestChecklistKept", "TestChecklistMerge", "TestChecklistByKeyboard", "TestFormFillsTheDocument", "TestPack", "TestTakeAway",
		"TestSingleGoesRound", "TestSingleDocuments", "TestKeptSite", "TestNewerEdition", "TestAgeOfTheCopy",
		"TestRedTeamInBrowser", "TestSettingsAndThemeReload", "TestEditBeforeThePageListens", "TestBeginInBrowser":
		return true
	}
	return false
}

// thorough passes over a test that is no journey while somebody tests everything. CI=true
// runs it, and so does asking for it: go test ./themes -run NAME.
func thorough(t testing.TB) {
	t.Helper()
	name, _, _ := strings.Cut(t.Name(), "/")
	if quick() && strings.HasPrefix(name, "Test") && !isJourney(name) && flag.Lookup("test.run").Value.String() == "" {
		t.Skip("this is looked at with CI=true, or with -run " + name)
	}
}
