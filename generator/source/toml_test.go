package source

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/diag"
)

// tomlSeeds are texts on which two readers could differ.
var tomlSeeds = []string{
	"",
	"a = 1\nb = 'two'\nc = true\nd = 2026-11-21\n",
	"title = \"A \\\"quoted\\\" \\u00e9 \\\\ title\" # remark\n",
	"a = \"\"\"\nfirst\nsecond \\\n   joined\"\"\"\"\"\nb = '''\nraw \\ ''''\n",
	"a = [1, [2, 3], {b = 4}, # remark\n]\n",
	"[a]\nb.c = 1\n[a.b.d]\ne = 2\n[[f]]\ng = 1\n[[f]]\ng = 2\n[f.h]\ni = 1\n",
	"a = 1\na = 2\n", "a = 1\na.b = 2\n", "[a]\n[a]\n", "a = {b = 1}\na.c = 2\n", "a = {b = 1, b = 2}\n", "a = []\n[[a]]\n", "[[a]]\n[a]\n",
	"a = 01\n", "a = 1_000\nb = 0xFF\nc = -0\nd = +1\ne = 1e3\nf = inf\ng = nan\nh = .5\n", "a = 99999999999999999999\n",
	"a = 2026-02-30\n", "a = 2026-11-21T10:00:00Z\nb = 2026-11-21 10:00:00.5\nc = 10:00:00\nd = 10:00\n", "a = 0000-01-01\n",
	"\"a b\" = 1\n'c.d' = 2\n\"\" = 3\n1 = 4\n1.5 = 6\n", "café = 1\n", "a = “curly”\n", "a = b\n", "a =\n", "= 1\n", "a\n",
	"a = 'open\n", "a = [1, 2\n", "a = {b = 1\nc = 2}\n", "a = {b = 1,}\n", "[a\n", "a = \"\\x41\\e\\q\"\n", "a = \"\f\"\n", "a = 'x\ty'\n",
	"a = 1 b = 2\n", "a = '''x''''''\n", "a = true1\n", "a.\"b\".'c' = 1\n", "# only a remark", "\uFEFFa = 1\n",
}

// readersAgree compares what the two readers of TOML make of a text.
func readersAgree(t *testing.T, text *Text, table *Table, found diag.List) {
	t.Helper()
	var judged map[string]any
	_, err := toml.Decode(string(text.Data), &judged)
	if err != nil {
		if !found.HasErrors() {
			t.Fatalf("%q is taken, but refused by the judge: %v", text.Data, err)
		}
		return
	}
	if found.HasErrors() {
		return // the second reader may be stricter
	}
	if diff := cmp.Diff(plainMap(judged), tableMap(table)); diff != "" {
		t.Fatalf("%q (- judge, + table):\n%s", text.Data, diff)
	}
}

// plainMap makes what the judge read comparable.
func plainMap(m map[string]any) map[string]any {
	out := map[string]any{}
	for key, value := range m {
		out[key] = plainAny(value)
	}
	return out
}

func plainAny(value any) any {
	switch v := value.(type) {
	case map[string]any:
		return plainMap(v)
	case []map[string]any:
		list := []any{}
		for _, item := range v {
			list = append(list, plainMap(item))
		}
		return list
	case []any:
		list := []any{}
		for _, item := range v {
			list = append(list, plainAny(item))
		}
		return list
	case time.Time:
		switch v.Location().String() {
		case "date-local":
			return "date " + v.Format(time.DateOnly)
		case "time-local":
			return "time"
		}
		return "date and time " + v.Format(time.DateOnly)
	case float64:
		if math.IsNaN(v) {
			return "nan"
		}
		return v
	}
	return value
}

func tableMap(t *Table) map[string]any {
	out := map[string]any{}
	for _, e := range t.Entries {
		out[e.Key] = valueAny(e.Value)
	}
	return out
}

func valueAny(v Value) any {
	switch v.Type {
	case String:
		return v.Text
	case Boolean:
		return v.Text == "true"
	case Integer:
		n, err := strconv.ParseInt(strings.ReplaceAll(v.Text, "_", ""), 0, 64)
		if err != nil {
			return err
		}
		return n
	case Float:
		n, err := strconv.ParseFloat(strings.ReplaceAll(v.Text, "_", ""), 64)
		switch {
		case err != nil:
			return err
		case math.IsNaN(n):
			return "nan"
		}
		return n
	case Date:
		return "date " + v.Text
	case DateTime:
		return "date and time " + v.Text[:len(time.DateOnly)]
	case Time:
		return "time"
	case Array:
		list := []any{}
		for _, item := range v.Items {
			list = append(list, valueAny(item))
		}
		return list
	case TableType:
		return tableMap(v.Table)
	}
	return fmt.Errorf("type %d", v.Type)
}

// TestTwoReaders compares what the two readers of TOML make of chosen texts, and
// of those with a piece taken out or doubled.
func TestTwoReaders(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, seed := range append(tomlSeeds, wholeConfig) {
		check := func(data []byte) {
			text := regular(data)
			table, found := ParseTOML(text, 0, len(text.Data))
			readersAgree(t, text, table, found)
		}
		check([]byte(seed))
		for range 50 {
			if seed == "" {
				break
			}
			from := random.IntN(len(seed))
			to := min(len(seed), from+1+random.IntN(8))
			check([]byte(seed[:from] + seed[to:]))
			check([]byte(seed[:to] + seed[from:]))
		}
	}
}

// TestPlainIsEnough makes tables of the sort that is not judged, and some that
// only look so, and compares with the judge.
func TestPlainIsEnough(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(from []string) string { return from[random.IntN(len(from))] }
	keys := []string{"a", "b", "c-d", "1", `"e f"`, "'g'", "a.b", "_", `"a"`}
	values := []string{
		`"x"`, "'x'", `"\n"`, `"\e"`, `"""x"""`, "true", "false", "0", "-1", "12", "007", "+1", "-0", "1.0", "999999999999999999",
		"9999999999999999999", "2026-11-21", "2026-02-29", "2024-02-29", "0000-00-00", "[]", "['a', 'b']", "[1, 'a']", "{}", "{a = 1}",
		"{a = 1, a = 2}", "{a = 1, b.c = 2}", "[{a = 1}]", "tru", "", "[1,,2]", "[,]", "[1 2]", "{a = 1,}", "{\na = 1\n}",
	}
	plain := 0
	for range 3000 {
		var src bytes.Buffer
		for range 1 + random.IntN(4) {
			fmt.Fprintf(&src, "%s = %s%s\n", pick(keys), pick(values), pick([]string{"", "", "", " ", "\t# remark", "x"}))
		}
		text := regular(src.Bytes())
		table, found := ParseTOML(text, 0, len(text.Data))
		readersAgree(t, text, table, found)
		if len(found) == 0 && isPlain(table) {
			plain++
		}
	}
	if plain < 200 {
		t.Errorf("only %d tables were plain", plain)
	}
}
