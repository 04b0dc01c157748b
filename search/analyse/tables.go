package analyse

import (
	"encoding/json"
	"strings"
)

// Tables are what the browser's twin of the analysis gets from here.
type Tables struct {
	Classes string            `json:"classes"` // classes.txt
	Letters map[string]string `json:"letters"` // what stands for letters without decomposition
	Stop    map[string]string `json:"stop"`    // by language, front-coded
	Welsh   string            `json:"welsh"`   // welsh.txt
}

// BrowserTables returns the tables, as JSON.
func BrowserTables() []byte {
	t := Tables{
		Classes: strings.TrimSpace(classTable),
		Letters: map[string]string{},
		Stop:    map[string]string{},
		Welsh:   strings.TrimSpace(welshTable),
	}
	for letter, plain := range letters {
		t.Letters[string(letter)] = plain
	}
	for language, r := range rules {
		t.Stop[language] = frontCoded(r.stop)
	}
	data, err := json.Marshal(t)
	if err != nil {
		panic(err) // nothing but strings
	}
	return data
}

// frontCoded writes words one after another: of each, how many bytes it has in common
// with the word before, as a capital letter from A for none, and the rest of it
// (front coding: Witten, Moffat and Bell, Managing Gigabytes, section 4.1).
func frontCoded(words []string) string {
	var out strings.Builder
	last := ""
	for _, word := range words {
		n := 0
		for n < min(len(last), len(word)) && last[n] == word[n] {
			n++
		}
		out.WriteByte('A' + byte(n))
		out.WriteString(word[n:])
		last = word
	}
	return out.String()
}
