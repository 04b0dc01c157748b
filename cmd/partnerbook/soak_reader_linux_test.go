package main_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// reader asks one thing after the other and checks what is answered.
type reader struct {
	*soaked
	random *rand.Rand
	client *http.Client
	had    map[string]had // what was answered last, by address
	note   int64          // the newest edit that was seen
}

// had is a whole file as it was answered.
type had struct{ tag, body string }

func (s *soaked) reader(seed uint64) *reader {
	return &reader{
		soaked: s, random: rand.New(rand.NewPCG(seed, 1)), had: map[string]had{},
		client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 1}},
	}
}

// warm asks for everything once.
func (s *soaked) warm() {
	r := s.reader(1)
	for i := range pagesOfNote {
		r.page(fmt.Sprintf("/soak/p%d.html", i))
	}
	for range 40 {
		r.visit()
	}
	r.client.CloseIdleConnections()
}

// visit asks for something.
func (r *reader) visit() {
	page := fmt.Sprintf("/soak/p%d.html", r.random.IntN(pagesOfNote))
	switch r.random.IntN(10) {
	case 0, 1, 2:
		r.page(page)
	case 3:
		r.page([]string{"/", "/index.html", "/edition.json", "/search.html"}[r.random.IntN(4)])
	case 4:
		r.again(page)
	case 5:
		r.piece("/files/table.csv", table)
	case 6:
		r.piece(page, "")
	case 7:
		r.missing()
	case 8:
		r.query()
	case 9:
		r.page("/files/table.csv")
		r.client.CloseIdleConnections() // the next comes on a connection of its own
	}
}

// ask asks for an address. Any failure is one of the server's.
func (r *reader) ask(what, method, address string, header ...string) (*http.Response, string, bool) {
	r.count(what)
	q, err := http.NewRequest(method, r.url+address, nil)
	if err != nil {
		r.t.Error(err)
		return nil, "", false
	}
	for i := 0; i < len(header); i += 2 {
		q.Header.Set(header[i], header[i+1])
	}
	answer, err := r.client.Do(q)
	if err != nil {
		r.t.Errorf("%s %s %v: %v", method, address, header, err)
		return nil, "", false
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		r.t.Errorf("%s %s %v: the answer ends after %d bytes: %v", method, address, header, len(data), err)
		return nil, "", false
	}
	if coding := answer.Header.Get("Content-Encoding"); coding != "" && method == http.MethodGet && len(data) > 0 {
		r.count("answers in " + coding)
		if data, err = expanded(coding, data); err != nil {
			r.t.Errorf("%s %s %v: %v", method, address, header, err)
			return nil, "", false
		}
	}
	return answer, string(data), true
}

func expanded(coding string, data []byte) ([]byte, error) {
	switch coding {
	case "gzip":
		in, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return io.ReadAll(in)
	case "br":
		return io.ReadAll(brotli.NewReader(bytes.NewReader(data)))
	case "zstd":
		in, err := zstd.NewReader(bytes.NewReader(data), zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		defer in.Close()
		return io.ReadAll(in)
	}
	return nil, fmt.Errorf("the coding %q was not asked for", coding)
}

// page asks for a whole file.
func (r *reader) page(address string) {
	accept := []string{"", "gzip", "gzip, deflate, br, zstd", "zstd, br;q=0.5", "gzip;q=0"}[r.random.IntN(5)]
	if answer, body, ok := r.ask("whole files", "GET", address, "Accept-Encoding", accept); ok {
		r.whole(address, answer, body)
	}
}

// whole checks a whole file: its bytes are those that its tag names, and all that it
// says is of one edition.
func (r *reader) whole(address string, answer *http.Response, body string) {
	tag := answer.Header.Get("ETag")
	sum := sha256.Sum256([]byte(body))
	digest, _, _ := strings.Cut(strings.Trim(tag, `"`), "-")
	if answer.StatusCode != http.StatusOK || digest != hex.EncodeToString(sum[:12]) {
		r.t.Errorf("%s: %d, the tag is %s and the %d bytes are %x", address, answer.StatusCode, tag, len(body), sum[:12])
		return
	}
	if address == "/files/table.csv" && body != table {
		r.t.Errorf("%s has other bytes", address)
	}
	r.had[address] = had{tag, body}
	r.ofOneEdition(address, body)
}

var (
	editOf    = regexp.MustCompile(`This is edit number (\d+) of the note`)
	editionOf = regexp.MustCompile(`data-edition="([^"]+)"`)
)

func (r *reader) ofOneEdition(address, body string) {
	if !strings.HasPrefix(address, "/soak/p") {
		return
	}
	edits := editOf.FindAllStringSubmatch(body, -1)
	if len(edits) != 2 || edits[0][1] != edits[1][1] {
		r.t.Errorf("%s is of two editions: %v", address, edits)
		return
	}
	n, _ := strconv.ParseInt(edits[0][1], 10, 64)
	if n < r.note || n%10 == 0 {
		r.t.Errorf("%s shows edit %d; %d was seen before", address, n, r.note)
	}
	r.note = n
	for old := r.seen.Load(); old < n && !r.seen.CompareAndSwap(old, n); old = r.seen.Load() {
	}
	edition := editionOf.FindStringSubmatch(body)
	if (edition != nil) != r.watching {
		r.t.Errorf("%s: edition %v", address, edition)
	}
	if edition == nil {
		return
	}
	if said, _ := r.editions.LoadOrStore(edition[1], n); said.(int64) != n {
		r.t.Errorf("%s: the edition %s says %d here and %d elsewhere", address, edition[1], n, said)
	}
}

// again asks whether a file has changed, and for its head alone.
func (r *reader) again(address string) {
	before, ok := r.had[address]
	if !ok {
		r.page(address)
		return
	}
	accept := ""
	if _, coding, coded := strings.Cut(strings.Trim(before.tag, `"`), "-"); coded {
		accept = coding
	}
	answer, body, ok := r.ask("has it changed", "GET", address, "If-None-Match", `"x", W/`+before.tag, "Accept-Encoding", accept)
	switch {
	case !ok:
	case answer.StatusCode == http.StatusNotModified:
		if answer.Header.Get("ETag") != before.tag || body != "" {
			r.t.Errorf("%s: not changed, but the tag is %s and was %s", address, answer.Header.Get("ETag"), before.tag)
		}
		r.count("not changed")
	default:
		r.whole(address, answer, body)
	}
	if head, body, ok := r.ask("heads", "HEAD", address, "Accept-Encoding", accept); ok && (head.StatusCode != http.StatusOK || body != "") {
		r.t.Errorf("HEAD %s: %d", address, head.StatusCode)
	}
}

// piece asks for a piece of a file that the reader has, or of one that does not change.
func (r *reader) piece(address, text string) {
	header := []string{}
	if text == "" {
		before, ok := r.had[address]
		if !ok || strings.Contains(before.tag, "-") {
			r.page(address)
			return
		}
		text, header = before.body, append(header, "If-Range", before.tag)
	}
	from := r.random.IntN(len(text))
	to := from + r.random.IntN(len(text)-from)
	answer, body, ok := r.ask("pieces", "GET", address, append(header, "Range", fmt.Sprintf("bytes=%d-%d", from, to))...)
	switch {
	case !ok:
	case answer.StatusCode == http.StatusPartialContent:
		if body != text[from:to+1] {
			r.t.Errorf("%s: bytes %d to %d are wrong", address, from, to)
		}
	default: // it has changed
		r.whole(address, answer, body)
	}
}

func (r *reader) missing() {
	answer, body, ok := r.ask("pages that are not there", "GET", fmt.Sprintf("/no/%d.html", r.random.IntN(1000)), "Accept-Encoding", "br")
	if ok && (answer.StatusCode != http.StatusNotFound || body == "") {
		r.t.Errorf("a page that is not there: %d %q", answer.StatusCode, body)
	}
}

func (r *reader) query() {
	words := []string{"shared service", "council pay", "soak 3", "edit number", "zzz", "partn"}[r.random.IntN(6)]
	answer, body, ok := r.ask("queries", "GET", "/api/search?q="+strings.ReplaceAll(words, " ", "+"), "Accept-Encoding", "gzip")
	if ok && (answer.StatusCode != http.StatusOK || !json.Valid([]byte(body))) {
		r.t.Errorf("a query for %s: %d %.100q", words, answer.StatusCode, body)
	}
}
