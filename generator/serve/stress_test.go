package serve

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

// TestNoEditIsLost does at random what authors, editors and version control do,
// in bursts, and waits after each burst until what is shown equals a build from
// nothing. An event that was lost would show only when everything is looked at
// again, which is later than the test waits.
func TestNoEditIsLost(t *testing.T) {
	rounds, seeds := 15, 2
	if testrun.Long() {
		rounds, seeds = 200, 10
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			f := newFolder(t, nil)
			s := show(t, f)
			m := mover{folder: f, random: rand.New(rand.NewPCG(uint64(seed), 0))}
			defer func() {
				if t.Failed() {
					t.Log("what was done:\n" + strings.Join(m.done, "\n"))
				}
			}()
			for range rounds {
				for range 1 + m.random.IntN(12) {
					m.move()
				}
				s.same()
			}
		})
	}
}

// mover changes a folder at random.
type mover struct {
	folder
	random *rand.Rand
	count  int
	done   []string
}

// place returns a path of content that may or may not be there.
func (m *mover) place() string {
	p := "content"
	for range m.random.IntN(3) + 1 {
		p = path.Join(p, string("abc"[m.random.IntN(3)]))
	}
	return p
}

func (m *mover) move() {
	m.count++
	from, to := m.place(), m.place()
	text := page("P", fmt.Sprintf("text %d", m.count))
	at := func(p string) string { return m.path(p) }
	file := fmt.Sprintf("/p%d.md", m.random.IntN(2))
	var what string
	switch m.random.IntN(8) {
	case 0, 1, 2:
		what = "write " + from + file
		_ = os.MkdirAll(at(from), 0o777)
		_ = os.WriteFile(at(from+file), []byte(text), 0o666)
	case 3:
		what = "save by renaming " + from + file
		_ = os.WriteFile(at(from+"/.new"), []byte(text), 0o666)
		_ = os.Rename(at(from+"/.new"), at(from+file))
	case 4:
		what = "remove " + from
		_ = os.RemoveAll(at(from))
	case 5:
		what = "remove " + from + file
		_ = os.Remove(at(from + file))
	case 6:
		what = "rename " + from + " to " + to
		_ = os.Rename(at(from), at(to))
	case 7:
		what = "swap " + from + " and " + to
		_ = os.Rename(at(from), m.path("aside"))
		_ = os.Rename(at(to), at(from))
		_ = os.Rename(m.path("aside"), at(to))
		_ = os.RemoveAll(m.path("aside"))
	}
	m.done = append(m.done, what)
}
