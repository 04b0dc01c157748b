package single

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
)

// Around the script of a page: it gets the location and the history that the page would
// have in a folder. The shell gives them (themes/default/single/app.js).
const scriptBegin = "(function(location,history){"

func scriptEnd(p string) string {
	return "\n})(...partnerbookFile.given(" + strconv.Quote(p) + "));"
}

// put is a file of the search index, which is data.
var put = regexp.MustCompile(`^partnerbook\.put\(([\s\S]*)\);?\s*$`)

// script returns a script as it goes into the file; runs tells whether the browser must
// run it.
func script(p string, data []byte) (text []byte, runs bool, err error) {
	if m := put.FindSubmatch(data); m != nil && json.Valid([]byte("["+string(m[1])+"]")) {
		return data, false, nil
	}
	text = []byte(scriptBegin + string(unreturned(data)) + scriptEnd(p))
	if endsScript.Match(text) {
		return nil, false, errors.New("the script holds a tag of a script, so it cannot stand in a page")
	}
	return text, true, nil
}

// style returns a style sheet as it goes into the file.
func style(data []byte) ([]byte, error) {
	data = unreturned(data)
	if endsStyle.Match(data) {
		return nil, errors.New("the style sheet holds a tag, so it cannot stand in a page")
	}
	return data, nil
}

// Texts with which a script or a style sheet would end too early in a page, or never.
var (
	endsScript = regexp.MustCompile(`(?i)</script|<!--[\s\S]*<script`)
	endsStyle  = regexp.MustCompile(`(?i)</style`)
)

// unreturned returns a text as it is when a browser has read it in a page.
func unreturned(data []byte) []byte {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// digest is how a policy names a script or a style sheet.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
