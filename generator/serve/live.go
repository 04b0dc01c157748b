package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"

	"partnerbook/generator/diag"
)

// The addresses of the live connection. No page of a site can have them, since
// names that begin with "_" are no pages.
const eventsPath = "/_live/events"

// message is what an open page is told: which edition is shown and what stands
// in the way of the next.
type message struct {
	Edition  string    `json:"edition"`
	Problems []problem `json:"problems"`
	More     int       `json:"more"` // problems that are not in the list
}

type problem struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Place    string `json:"place"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	Excerpt  string `json:"excerpt"`
}

// mostProblems bounds the overlay.
const mostProblems = 50

// edition names an edition to open pages. Numbers begin anew with each server,
// and a page may be open for longer than a server runs.
func (s *Server) edition(number int) string { return fmt.Sprintf("%s.%d", s.started, number) }

// signed writes into a page which edition it is of. Only so can the page know
// whether there was a newer one before it began to listen.
func (s *Server) signed(name string, page []byte, number int) []byte {
	if !s.opts.Live || path.Ext(name) != ".html" {
		return page
	}
	tag := []byte("<html")
	return bytes.Replace(page, tag, fmt.Appendf(nil, `%s data-edition="%s"`, tag, s.edition(number)), 1)
}

func (s *Server) message(shown Shown) message {
	m := message{Edition: s.edition(shown.Number), Problems: []problem{}}
	list := shown.Found.MostSevere(mostProblems)
	m.More = shown.Found.Len() - len(list)
	lines := s.remember()
	for _, d := range list {
		m.Problems = append(m.Problems, problem{
			Severity: d.Severity.String(),
			Code:     string(d.Code),
			Place:    d.Pos.String(),
			Message:  d.Message,
			Hint:     d.Hint,
			Excerpt:  excerpt(d, lines),
		})
	}
	return m
}

// remember returns Options.Lines that reads each file once.
func (s *Server) remember() func(path string) (string, bool) {
	if s.opts.Lines == nil {
		return nil
	}
	texts := map[string]string{}
	return func(path string) (string, bool) {
		text, ok := texts[path]
		if !ok {
			if text, ok = s.opts.Lines(path); ok {
				texts[path] = text
			}
		}
		return text, ok
	}
}

// excerpt returns the source line with a caret and the places that it is
// related to, as on a terminal.
func excerpt(d diag.Diagnostic, lines func(string) (string, bool)) string {
	bare := diag.Diagnostic{Code: d.Code, Severity: d.Severity, Pos: d.Pos, Related: d.Related}
	var out strings.Builder
	if err := diag.WriteText(&out, diag.List{bare}, diag.TextStyle{Lines: lines}); err != nil {
		return ""
	}
	_, rest, _ := strings.Cut(out.String(), "\n")
	return strings.TrimRight(rest, "\n")
}

// beat is how often a silent connection is kept alive.
const beat = 20 * time.Second

// events sends a message now and at each new edition, as server-sent events
// (HTML Standard, section 9.2).
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	if err := control.SetWriteDeadline(time.Time{}); err != nil {
		http.Error(w, "not supported", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		shown, changed := s.loop.Shown()
		data, err := json.Marshal(s.message(shown))
		if err != nil {
			return
		}
		fmt.Fprintf(w, "event: edition\ndata: %s\n\n", data)
		if control.Flush() != nil {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-changed:
				waiting = false
			case <-tick.C:
				if _, err := fmt.Fprint(w, ": still here\n\n"); err != nil || control.Flush() != nil {
					return
				}
			case <-r.Context().Done():
				return
			case <-s.stopping:
				return
			}
		}
	}
}
