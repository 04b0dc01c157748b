package themes_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

// journeys are the tests in the browser that somebody who tests everything while they work
// waits for: they follow what readers do most, once, or open pages of every kind. What looks
// at the same things in other colours, with hostile texts, from other media, in rarer states
// and in LibreOffice takes twice as long as all else together.
func journeys() []string {
	return []string{
		"TestPagesFromDisk", "TestPagesOverHTTP", "TestPagesWorkWithoutScripts", "TestAccessibility", "TestOldAddressesLeadOn",
		"TestResults", "TestEngineInChromium", "TestFromQueryToPage", "TestSearchBoxWithKeys", "TestBackRestores", "TestReaderFromDisk",
		"TestAidParityInChromium", "TestGuideByKeyboard", "TestGuideInWelsh", "TestCompareInBrowser", "TestCalculatorInBrowser", "TestGapMapInBrowser",
		"TestChecklistKept", "TestChecklistMerge", "TestChecklistByKeyboard", "TestFormFillsTheDocument", "TestPack", "TestTakeAway",
		"TestSingleGoesRound", "TestKeptSite", "TestNewerEdition", "TestAgeOfTheCopy",
		"TestSettingsAndThemeReload", "TestEditBeforeThePageListens", "TestBeginInBrowser",
	}
}

// TestJourneysAreThere sees that a journey that gets another name is not passed over from
// then on.
func TestJourneysAreThere(t *testing.T) {
	var tests strings.Builder
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		tests.Write(readFile(t, name))
	}
	for _, name := range journeys() {
		if !strings.Contains(tests.String(), "\nfunc "+name+"(t *testing.T)") {
			t.Errorf("there is no test %s", name)
		}
	}
}

// thorough passes over a test that is no journey while somebody tests everything.
func thorough(t testing.TB) {
	t.Helper()
	name, _, _ := strings.Cut(t.Name(), "/")
	if strings.HasPrefix(name, "Test") && !slices.Contains(journeys(), name) {
		testrun.Thorough(t)
	}
}
