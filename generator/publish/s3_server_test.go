package publish

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/minio/minio-go/v7/pkg/credentials"
)

// store is a server that answers as S3 does, and fails as the test wants.
type store struct {
	base  string
	mu    sync.Mutex
	files map[string]string // by path in the bucket
	// wrong answers a request in place of the server, or returns false. n is how many
	// requests of this kind (method and path) there were.
	wrong func(w http.ResponseWriter, r *http.Request, n int) bool
	asked map[string]int
}

const testKey, testSecret, testToken = "AKIDTESTS", "a-secret-of-the-tests", "a-token-of-the-tests"

func newStore(t *testing.T) *store {
	t.Helper()
	s := &store{files: map[string]string{}, asked: map[string]int{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	t.Cleanup(server.CloseClientConnections) // before Close waits for those that hang
	s.base = server.URL
	return s
}

// bucket returns the bucket as a place. The region is "" to ask for it.
func (s *store) bucket(t *testing.T, region string, patience time.Duration) Store {
	t.Helper()
	b, err := Bucket(Target{Bucket: "handbook"}, S3Options{
		Endpoint: s.base, Region: region, PathStyle: true, Jobs: 4, Program: "partnerbook test", Patience: patience,
		Credentials: credentials.NewStaticV4(testKey, testSecret, testToken),
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// fail has the store fail from now on; nil mends it.
func (s *store) fail(wrong func(w http.ResponseWriter, r *http.Request, n int) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wrong, s.asked = wrong, map[string]int{}
}

func (s *store) holds() map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.files)
}

func (s *store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the client went away
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	s.mu.Lock()
	wrong, kind := s.wrong, r.Method+" "+r.URL.Path
	n := s.asked[kind]
	s.asked[kind]++
	s.mu.Unlock()
	if wrong != nil && wrong(w, r, n) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := strings.CutPrefix(r.URL.Path, "/handbook/")
	old, there := s.files[p]
	switch {
	case !ok:
		answer(w, http.StatusNotFound, "NoSuchBucket", "")
	case r.URL.Query().Has("location"):
		fmt.Fprint(w, `<LocationConstraint>eu-west-2</LocationConstraint>`)
	case p == "":
		s.list(w)
	case r.Method == http.MethodPut:
		if r.Header.Get("If-None-Match") == "*" && there || r.Header.Get("If-Match") != "" && (!there || strings.Trim(r.Header.Get("If-Match"), `"`) != tagFor(old)) {
			answer(w, http.StatusPreconditionFailed, "PreconditionFailed", "")
			return
		}
		s.files[p] = string(body)
		w.Header().Set("ETag", `"`+tagFor(string(body))+`"`)
	case r.Method == http.MethodDelete:
		delete(s.files, p)
		w.WriteHeader(http.StatusNoContent)
	case !there:
		answer(w, http.StatusNotFound, "NoSuchKey", "")
	default:
		w.Header().Set("ETag", `"`+tagFor(old)+`"`)
		w.Header().Set("Last-Modified", noon.Format(http.TimeFormat))
		w.Header().Set("Content-Length", strconv.Itoa(len(old)))
		fmt.Fprint(w, old)
	}
}

func (s *store) list(w http.ResponseWriter) {
	type content struct {
		Key, ETag    string
		Size         int
		LastModified time.Time
	}
	list := struct {
		XMLName     xml.Name `xml:"ListBucketResult"`
		IsTruncated bool
		Contents    []content
	}{}
	for _, p := range slices.Sorted(maps.Keys(s.files)) {
		list.Contents = append(list.Contents, content{p, `"` + tagFor(s.files[p]) + `"`, len(s.files[p]), noon})
	}
	_ = xml.NewEncoder(w).Encode(list) // the client may be gone
}

// answer says that something is wrong, as S3 does; more is put into what it says.
func answer(w http.ResponseWriter, status int, code, more string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	fmt.Fprintf(w, "<?xml version=\"1.0\"?>\n<Error><Code>%s</Code><Message>The words of the store.</Message>%s<RequestId>1</RequestId></Error>", code, more)
}
