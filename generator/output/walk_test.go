package output

import (
	"os"
	"testing"

	"partnerbook/generator/stamp"
)

// TestStampInIsThatOfStamp compares the short way to a stamp with the other: after an
// update they stand side by side.
func TestStampInIsThatOfStamp(t *testing.T) {
	dir := remembered(t)
	link(t, "nowhere", at(dir, "link"))
	pipe(t, at(dir, "pipe"))
	folder, err := os.Open(dir)
	must(t, err)
	defer folder.Close()
	for _, name := range []string{"index.html", ManifestName, "link", "pipe"} {
		info, err := os.Lstat(at(dir, name))
		must(t, err)
		if got, err := stampIn(folder, name); err != nil || got != stamp.Of(info) {
			t.Errorf("%s: %v, %v; want %v", name, got, err, stamp.Of(info))
		}
	}
	if got, err := stampIn(folder, "nothing"); !os.IsNotExist(err) {
		t.Errorf("a file that is not there has the stamp %v, %v", got, err)
	}
}

// TestDigestTellsApart sees that folders that differ in one thing have other digests.
func TestDigestTellsApart(t *testing.T) {
	file, folder := item{name: "a"}, item{name: "a", kind: os.ModeDir}
	seen := map[string]contents{}
	for _, c := range []contents{
		{}, {"": {file}}, {"": {folder}}, {"": {folder, {name: "b"}}}, {"": {folder}, "a/": {{name: "b"}}},
		{"": {{name: "a", stamp: stamp.Stamp{Size: 1}}}}, {"": {{name: "a", stamp: stamp.Stamp{Number: 1}}}}, {"": {{name: "aa"}}},
		{"": {folder}, "a/": {{name: "b", kind: os.ModeDir}}}, {"": {folder}, "a/": {folder}, "a/a/": {file}},
	} {
		if other, known := seen[c.digest()]; known {
			t.Errorf("%v and %v have the same", c, other)
		}
		seen[c.digest()] = c
	}
	if (contents{"": {folder}, "a/": nil}).digest() != (contents{"": {folder}}).digest() {
		t.Error("an empty folder has two digests")
	}
}
