package output

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// slowly reads a manifest through encoding/json alone.
func slowly(data []byte) (p parsed, ok bool) {
	return p, json.Unmarshal(data, &p) == nil
}

// odd are paths and sums of which encoding/json writes some in other ways.
var odd = []string{
	"", "a/b.html", "a b", `"quoted"`, `back\slash`, "<&>", "\x7f", "tab\t", "line\nbreak", "ŵ", "\u2028", "caf\xe9", "\x00", `","size":1,"sha256":"`,
}

// TestEntriesAreWrittenAsJSON compares the lines of files with those of encoding/json.
func TestEntriesAreWrittenAsJSON(t *testing.T) {
	for _, p := range odd {
		for _, sum := range append(odd, sumOf(nil)) {
			for _, size := range []int64{0, 1, -1, math.MaxInt64, math.MinInt64} {
				e := Entry{p, size, sum}
				want, err := json.Marshal(e)
				must(t, err)
				got, err := appendEntry([]byte("x"), e)
				if err != nil || string(got) != "x"+string(want) {
					t.Errorf("%v is written as %s, %v; want %s", e, got, err, want)
				}
			}
		}
	}
}

// TestOwnManifestIsReadTheShortWay sees that manifests of ours need not go through
// encoding/json, and come to the same.
func TestOwnManifestIsReadTheShortWay(t *testing.T) {
	var entries []Entry
	for _, p := range odd {
		if isAddress(p) {
			entries = append(entries, EntryOf(p, []byte(p)))
		}
	}
	for _, m := range []Manifest{
		{Version: 1, Files: []Entry{}}, {Version: 1, Files: entries}, {Version: 1, Made: made(), Files: entries}, {Version: 2, Made: made(), Files: entries[:1]},
	} {
		data, err := m.Encode()
		must(t, err)
		got, ok := parseOurs(data)
		if want, _ := slowly(data); !ok || !cmp.Equal(got, want) {
			t.Errorf("it is read as %v, %t:\n%s", got, ok, data)
		}
	}
}

// FuzzManifestReading: whatever stands in a manifest, it is read as encoding/json reads it.
func FuzzManifestReading(f *testing.F) {
	m := Manifest{1, made(), []Entry{EntryOf("a/b.html", nil), EntryOf("<b>", []byte("x")), {"c", -1, "no sum"}}}
	data, err := m.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for old, other := range map[string]string{
		`"size":0`: `"size":00`, `"size":`: `"SIZE":`, `"path":"a`: `"path":"\u0061`, "},\n": "}\n", "{\"path": "null,\n{\"path",
		"\n],\n": ",\n],\n", `"title":`: `"files":[{"path":"first","size":7,"sha256":"x"}],"title":`, "\n]": "\n{}\n]", "a/b": "a\x80b",
		`"sha256": "`: `"x":1,"sha256": "`, `"title"`: `"x":{"y":1,"title"`, "\n}\n": "\n}}\n", `"version": 1`: `"version": "1"`,
		"\n\"files\": [": "\n\"x\": [],\n\"files\": [", `-1`: `-0`, `"no sum"`: `"no sum","size":3`,
	} {
		f.Add(bytes.Replace(data, []byte(old), []byte(other), 1))
		f.Add(bytes.ReplaceAll(data, []byte(old), []byte(other)))
	}
	f.Add([]byte(strings.Replace(string(data), `{"path"`, "null,\n{}\n,{\"path\"", 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		want, wantOK := slowly(data)
		got, ok := parse(data)
		if ok != wantOK || ok && !cmp.Equal(got, want) {
			t.Errorf("it is read as %#v, %t\nwant %#v, %t", got, ok, want, wantOK)
		}
	})
}
