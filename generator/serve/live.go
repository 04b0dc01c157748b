package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
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
	Edition  int       `json:"edition"`
	Problems []problem `json:"problems"`
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

func (s *Server) message(shown Shown) message {
	m := message{Edition: shown.Number, Problems: []problem{}}
	for _, d := range shown.Found {
		if len(m.Problems) == mostProblems {
			break
		}
		m.Problems = append(m.Problems, problem{
			Severity: d.Severity.String(),
			Code:     string(d.Code),
			Place:    d.Pos.String(),
			Message:  d.Message,
			Hint:     d.Hint,
			Excerpt:  s.excerpt(d),
		})
	}
	return m
}

// excerpt returns the source line with a caret, as on a terminal.
func (s *Server) excerpt(d diag.Diagnostic) string {
	bare := diag.Diagnostic{Code: d.Code, Severity: d.Severity, Pos: d.Pos}
	var out strings.Builder
	if err := diag.WriteText(&out, diag.List{bare}, diag.TextStyle{Lines: s.opts.Lines}); err != nil {
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
