package publish

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"
)

// wrong is what a store does in place of an answer.
type wrong func(w http.ResponseWriter, r *http.Request)

func answers(status int, code, more string) wrong {
	return func(w http.ResponseWriter, _ *http.Request) { answer(w, status, code, more) }
}

// hangsUp closes the connection.
func hangsUp(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

// breaksOff promises more than it sends.
func breaksOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	w.Write([]byte("<ListBucketResult>"))
	panic(http.ErrAbortHandler)
}

// silent never answers; dries begins to answer, and then says no more.
func silent(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func dries(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", "1000")
	w.Header().Set("Last-Modified", noon.Format(http.TimeFormat))
	w.Write([]byte("<ListBucketResult>"))
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func elsewhere(code string) wrong {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("x-amz-bucket-region", "eu-west-2")
		w.Header().Set("Location", "https://handbook.s3.invalid/")
		answer(w, http.StatusMovedPermanently, code, "<Endpoint>handbook.s3.invalid</Endpoint>")
	}
}

// patienceFor is that with a fault that takes all of it. Others get a minute.
var patienceFor = map[string]time.Duration{"silent": time.Second, "dries up": time.Second}

// TestStoreFails has a store fail at each kind of request, for ever and a few times. Each
// fault has its kind and the store's own words, tells no secret, and leaves nothing that
// the state claims and that does not stand; the same again comes to its end.
func TestStoreFails(t *testing.T) {
	t.Parallel()
	signature := "<AWSAccessKeyId>" + testKey + "</AWSAccessKeyId><StringToSign>" + testSecret + "</StringToSign><Token-0>" + testToken + "</Token-0>"
	const words = "The words of the store."
	for _, tt := range []struct {
		name  string
		do    wrong
		want  error
		words string
	}{
		{"403", answers(http.StatusForbidden, "AccessDenied", ""), ErrDenied, words},
		{"wrong signature", answers(http.StatusForbidden, "SignatureDoesNotMatch", signature), ErrKeys, words},
		{"old token", answers(http.StatusBadRequest, "InvalidToken", signature), ErrKeys, words},
		{"wrong clock", answers(http.StatusForbidden, "RequestTimeTooSkewed", ""), ErrClock, words},
		{"no bucket", answers(http.StatusNotFound, "NoSuchBucket", ""), ErrNoBucket, "handbook"},
		{"500", answers(http.StatusInternalServerError, "InternalError", ""), ErrBusy, words},
		{"503", answers(http.StatusServiceUnavailable, "SlowDown", ""), ErrBusy, words},
		{"another's 502", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "<html>Bad gateway", http.StatusBadGateway)
		}, ErrBusy, "(502 Bad Gateway)"},
		{"400", answers(http.StatusBadRequest, "EntityTooLarge", ""), ErrStore, words},
		{"hangs up", hangsUp, ErrUnreachable, ": it closed the connection)"},
		{"silent", silent, ErrUnreachable, ""},
		{"redirect", elsewhere("PermanentRedirect"), ErrRegion, "eu-west-2"},
		{"redirect for now", elsewhere("TemporaryRedirect"), ErrRegion, "eu-west-2"},
		{"wrong region", answers(http.StatusBadRequest, "AuthorizationHeaderMalformed", "<Region>eu-west-2</Region>"), ErrRegion, "eu-west-2"},
	} {
		for at, is := range requests {
			t.Run(tt.name+"/"+at, func(t *testing.T) {
				t.Parallel()
				s := newStore(t)
				s.fail(func(w http.ResponseWriter, r *http.Request, _ int) bool {
					if is(r) {
						tt.do(w, r)
						return true
					}
					return false
				})
				err := s.failsOnce(t, at, patienceFor[tt.name])
				if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.words) {
					t.Errorf("the error is %v, want %v with %q", err, tt.want, tt.words)
				}
			})
		}
	}
}

// requests are those that a publication makes of a store, of an edition that takes the
// place of another.
var requests = map[string]func(r *http.Request) bool{
	"state": func(r *http.Request) bool {
		return r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, StateName)
	},
	"list": func(r *http.Request) bool { return r.URL.Path == "/handbook/" },
	"note": func(r *http.Request) bool {
		return r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, StateName)
	},
	"page": func(r *http.Request) bool {
		return r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, "/guide/b.html")
	},
	"remove": func(r *http.Request) bool { return r.Method == http.MethodDelete },
}

// failsOnce publishes an edition over another while the store fails, looks at what is left,
// and then publishes it again without a fault. It returns the error of the first.
func (s *store) failsOnce(t *testing.T, at string, patience time.Duration) error {
	t.Helper()
	fault := s.wrong
	s.fail(nil)
	published(t, s.bucket(t, "us-east-1", time.Minute), one, options(0))
	before := s.holds()
	s.fail(fault)
	_, err := Publish(t.Context(), s.bucket(t, "us-east-1", patience), filesOf(two), options(9))
	if err == nil {
		t.Fatal("there is no error")
	}
	wantNoSecret(t, err, testSecret, testToken)
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("the error takes several lines: %v", err)
	}
	s.fail(nil)
	now := s.holds()
	wantNothingClaimed(t, now)
	changed := !maps.Equal(now, before)
	if early := at == "state" || at == "list" || at == "note"; changed == early {
		t.Errorf("it failed at the %s; something changed: %t", at, changed)
	}
	if lack := lacking(now); len(lack) > 0 {
		t.Errorf("a reader misses %v", lack)
	}
	o := options(9)
	o.Keep = 0
	published(t, s.bucket(t, "us-east-1", time.Minute), two, o)
	now = s.holds()
	for p, data := range two {
		if now[p] != data {
			t.Errorf("after another try %s is not that of the edition", p)
		}
	}
	if _, there := now["old/gone.html"]; there {
		t.Error("after another try a page stands that left the edition")
	}
	return err
}

// wantNothingClaimed fails if the state says that something stands that does not.
func wantNothingClaimed(t *testing.T, holds map[string]string) {
	t.Helper()
	s, err := decodeState([]byte(holds[StateName]))
	if err != nil {
		t.Fatal(err)
	}
	ours := map[string]bool{StateName: true}
	for _, e := range s.Files {
		ours[e.Path] = true
		data, there := holds[e.Path]
		if !e.Begun && (!there || e.Tag != tagFor(data)) {
			t.Errorf("the state claims %s, which does not stand so", e.Path)
		}
	}
	for p := range holds {
		if !ours[p] {
			t.Errorf("%s stands, and nobody knows of it", p)
		}
	}
}

// TestStoreRecovers has each request fail once or twice, and then work.
func TestStoreRecovers(t *testing.T) {
	t.Parallel()
	for name, do := range map[string]wrong{
		"503": answers(http.StatusServiceUnavailable, "SlowDown", ""), "500": answers(http.StatusInternalServerError, "InternalError", ""),
		"hangs up": hangsUp, "429": answers(http.StatusTooManyRequests, "TooManyRequests", ""),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStore(t)
			s.fail(func(w http.ResponseWriter, r *http.Request, n int) bool {
				if n%3 == 0 {
					do(w, r)
				}
				return n%3 == 0
			})
			published(t, s.bucket(t, "us-east-1", time.Minute), one, options(0))
			published(t, s.bucket(t, "us-east-1", time.Minute), two, options(1))
			wantNothingClaimed(t, s.holds())
			for p, data := range two {
				if s.holds()[p] != data {
					t.Errorf("%s is not that of the edition", p)
				}
			}
		})
	}
}

// TestAnswerGetsLost has files put whose answer is lost, so that they are put again: the
// state as well, under a condition that does not hold any more.
func TestAnswerGetsLost(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	s.fail(func(w http.ResponseWriter, r *http.Request, n int) bool {
		if r.Method != http.MethodPut || n != 0 {
			return false
		}
		p := strings.TrimPrefix(r.URL.Path, "/handbook/")
		data, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		s.mu.Lock()
		s.files[p] = string(data)
		s.mu.Unlock()
		panic(http.ErrAbortHandler)
	})
	published(t, s.bucket(t, "us-east-1", time.Minute), one, options(0))
	wantNothingClaimed(t, s.holds())
}

// TestAnswerNeverEnds has the store begin answers, and say no more or hang up.
func TestAnswerNeverEnds(t *testing.T) {
	t.Parallel()
	for name, do := range map[string]wrong{"dries up": dries, "breaks off": breaksOff} {
		for _, at := range []string{"list", "state"} {
			t.Run(name+"/"+at, func(t *testing.T) {
				t.Parallel()
				s := newStore(t)
				s.fail(func(w http.ResponseWriter, r *http.Request, _ int) bool {
					if requests[at](r) {
						do(w, r)
						return true
					}
					return false
				})
				if err := s.failsOnce(t, at, patienceFor[name]); !errors.Is(err, ErrUnreachable) {
					t.Errorf("the error is %v, want %v", err, ErrUnreachable)
				}
			})
		}
	}
}

// TestRegionIsAsked gives no region: the store says it, or that it may not be asked.
func TestRegionIsAsked(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	regions := map[string]bool{}
	s.fail(func(_ http.ResponseWriter, r *http.Request, _ int) bool {
		if !r.URL.Query().Has("location") {
			s.mu.Lock()
			regions[strings.Split(r.Header.Get("Authorization"), "/")[2]] = true
			s.mu.Unlock()
		}
		return false
	})
	published(t, s.bucket(t, "", time.Minute), one, options(0))
	if len(regions) != 1 || !regions["eu-west-2"] {
		t.Errorf("requests were signed for %v, want eu-west-2", regions)
	}
}
