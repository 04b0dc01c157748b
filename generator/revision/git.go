package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What keeps a revision from being read.
var (
	ErrNoGit        = errors.New("there is no git program on this machine")
	ErrNoRepository = errors.New("the folder stands in no git repository")
	ErrUnknown      = errors.New("the repository has no such revision")
)

// Error is git's refusal, in its own words.
type Error struct{ Said string }

func (e *Error) Error() string { return "git says: " + e.Said }

// Commit is a revision that exists.
type Commit struct {
	Hash string
	Day  time.Time // of the commit, as its author's clock showed it; midnight UTC
}

// Repository is the git repository that a folder stands in.
type Repository struct {
	git    string // the program
	folder string
	Top    string // the folder of the repository, with slashes
}

// Find returns the repository that a folder stands in.
func Find(ctx context.Context, folder string) (*Repository, error) {
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, ErrNoGit
	}
	r := &Repository{git: git, folder: folder}
	out, err := r.ask(ctx, "rev-parse", "--show-toplevel")
	var said *Error
	if errors.As(err, &said) && strings.Contains(said.Said, "not a git repository") {
		return nil, ErrNoRepository
	}
	if err != nil {
		return nil, err
	}
	r.Top = strings.TrimRight(string(out), "\r\n")
	return r, nil
}

// Path returns where a folder on disk stands in the repository, with slashes: "." for its
// top.
func (r *Repository) Path(ctx context.Context, folder string) (string, error) {
	in := *r
	in.folder = folder
	out, err := in.ask(ctx, "rev-parse", "--show-prefix")
	if err != nil {
		return "", err
	}
	return path.Clean(strings.TrimRight(string(out), "\r\n")), nil
}

// Commit looks a revision up: a tag, a branch, a hash, HEAD~3.
func (r *Repository) Commit(ctx context.Context, name string) (Commit, error) {
	if name == "" || strings.HasPrefix(name, "-") || strings.ContainsAny(name, "\x00\n") {
		return Commit{}, ErrUnknown
	}
	out, err := r.ask(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	var said *Error
	if errors.As(err, &said) {
		return Commit{}, ErrUnknown
	}
	if err != nil {
		return Commit{}, err
	}
	c := Commit{Hash: strings.TrimSpace(string(out))}
	out, err = r.ask(ctx, "show", "--no-patch", "--no-show-signature", "--format=%cd", "--date=short", c.Hash)
	if err != nil {
		return Commit{}, err
	}
	if c.Day, err = time.Parse(time.DateOnly, strings.TrimSpace(string(out))); err != nil {
		return Commit{}, fmt.Errorf("the day of %s: %w", name, err)
	}
	return c, nil
}

// command prepares a run of git that obeys nothing which could run a program or reach out.
func (r *Repository) command(ctx context.Context, args ...string) *exec.Cmd {
	fixed := []string{
		"-C", r.folder, "--no-pager", "--literal-pathspecs",
		"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false", "-c", "core.quotePath=false",
	}
	c := exec.CommandContext(ctx, r.git, append(fixed, args...)...)
	c.Env = append(environment(), "LC_ALL=C", "LANGUAGE=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0",
		"GIT_PAGER=cat", "GIT_TRACE=0")
	return c
}

// environment is that of the process, without what a hook of git tells the programs that
// it runs: which repository is meant, the folder says.
func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(line string) bool {
		name, _, _ := strings.Cut(line, "=")
		return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"}, name)
	})
}

// mostAnswered bounds what git may answer to a question: the list of a million files.
const mostAnswered = 256 << 20

// ask runs git and returns what it prints. A refusal is an *Error.
func (r *Repository) ask(ctx context.Context, args ...string) ([]byte, error) {
	c := r.command(ctx, args...)
	out, errs := &bounded{most: mostAnswered}, &bounded{most: 64 << 10}
	c.Stdout, c.Stderr = out, errs
	err := c.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var exit *exec.ExitError
	switch {
	case out.full:
		return nil, errors.New("git answers with more than can be read")
	case errors.As(err, &exit):
		return nil, &Error{firstLine(errs.String())}
	case err != nil:
		return nil, fmt.Errorf("running git: %w", err)
	}
	return out.Bytes(), nil
}

// bounded keeps so much of what is written to it.
type bounded struct {
	bytes.Buffer
	most int
	full bool
}

func (b *bounded) Write(data []byte) (int, error) {
	if b.Len()+len(data) > b.most {
		b.full = true
		return len(data), nil
	}
	return b.Buffer.Write(data)
}

// firstLine returns the first line of what git complains of, without its "fatal: ".
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if line == "" {
		return "nothing"
	}
	return strings.ToValidUTF8(strings.TrimPrefix(strings.TrimPrefix(line, "fatal: "), "error: "), "?")
}

// entry is a line of ls-tree.
type entry struct {
	mode, hash, path string
	size             int64
}

// parseTree reads what `git ls-tree -r -z --long` prints: entries of mode, type, hash, size,
// a tab and the path, each ended by a zero byte.
func parseTree(data []byte) ([]entry, error) {
	var out []entry
	for record := range bytes.SplitSeq(data, []byte{0}) {
		if len(record) == 0 {
			continue
		}
		about, name, ok := strings.Cut(string(record), "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 4 {
			return nil, errTree
		}
		e := entry{mode: fields[0], hash: fields[2], path: name}
		if fields[1] == "blob" {
			if fields[3] == "BAD" {
				return nil, errLacks
			}
			size, err := strconv.ParseInt(fields[3], 10, 64)
			if err != nil || size < 0 {
				return nil, errTree
			}
			e.size = size
			out = append(out, e)
		}
	}
	return out, nil
}

var errLacks = errors.New("the repository lacks files of the revision: it is a partial copy, or damaged.\n" +
	"  Run `git fsck` in it; for a partial copy, `git fetch` and `git checkout` of the revision bring them")

var errTree = errors.New("git lists the files of the revision in a way that this program does not know")
