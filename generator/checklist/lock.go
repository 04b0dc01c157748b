package checklist

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// LockName is the name of the lock in the content folder.
const LockName = "checklist-ids.lock"

// lockHead stands at the top of the lock.
const lockHead = `# The names of all items of the checklists of this site: checklist, item, first
# words, separated by tabs. Readers' ticks hang on these names. "partnerbook
# checklist lock" writes the file. When two editions of it meet, keep the lines of
# both, and run the command again.
`

// Locked is a line of the lock.
type Locked struct {
	List  string // the key of the list
	Item  string
	Words string // the first words of the item
	Line  int    // from 1; 0 for what was not read
}

// Lock returns the lines of the lock for lists, in order.
func Lock(lists []List) []Locked {
	var out []Locked
	for i := range lists {
		for _, item := range lists[i].Items {
			out = append(out, Locked{List: lists[i].Key(), Item: item.ID, Words: firstWords(item.Words)})
		}
	}
	slices.SortFunc(out, compareLocked)
	return slices.CompactFunc(out, sameItem)
}

func compareLocked(a, b Locked) int {
	return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(a.Item, b.Item))
}

func sameItem(a, b Locked) bool { return a.List == b.List && a.Item == b.Item }

// firstWords returns so many words of an item that its author knows it again.
func firstWords(words string) string {
	const most = 10
	all := strings.Fields(words)
	return strings.Join(all[:min(len(all), most)], " ")
}

// WriteLock returns the file with lines in order.
func WriteLock(lines []Locked) []byte {
	out := []byte(lockHead)
	for _, l := range lines {
		out = append(out, l.List+"\t"+l.Item+"\t"+l.Words+"\n"...)
	}
	return out
}

// ReadLock reads the file. name is its path as the author knows it.
func ReadLock(name string, data []byte) ([]Locked, diag.List) {
	var out []Locked
	var found diag.List
	n := 0
	for text := range bytes.Lines(data) {
		n++
		text := strings.TrimRight(string(text), "\r\n")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		parts := strings.SplitN(text, "\t", 3)
		if len(parts) < 3 || parts[0] == "" || parts[1] == "" {
			found.Add(diag.New(diag.ChecklistLock, diag.Position{Path: name, Line: n, Column: 1}, "This line of the lock cannot be read.").
				Hinted("%s", lockHint(text)))
			continue
		}
		out = append(out, Locked{parts[0], parts[1], parts[2], n})
	}
	slices.SortStableFunc(out, compareLocked)
	return slices.CompactFunc(out, sameItem), fewer(found)
}

// fewer says once what is wrong with many lines.
func fewer(found diag.List) diag.List {
	const most = 10
	if len(found) <= most {
		return found
	}
	first := found[0]
	first.Message = fmt.Sprintf("This line of the lock cannot be read, and %d others cannot either.", len(found)-1)
	return diag.List{first}
}

func lockHint(line string) string {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if strings.HasPrefix(line, mark) {
			return "It was left by git where two editions met. Delete it, keep the lines of both editions, and run `partnerbook checklist lock`."
		}
	}
	return "A line holds the checklist, the item and its first words, with tabs between. Run `partnerbook checklist lock` to write the file anew."
}

// Missing returns the lines of a that b does not have.
func Missing(a, b []Locked) []Locked {
	var out []Locked
	for _, l := range a {
		if _, found := slices.BinarySearchFunc(b, l, compareLocked); !found {
			out = append(out, l)
		}
	}
	return out
}
