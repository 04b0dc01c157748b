package bench

import (
	"context"
	"fmt"
	"path/filepath"
)

// Programs are the files of the programs that are measured.
type Programs struct{ Partnerbook, Limit string }

// BuildPrograms builds the command and the limit program into a folder, from the
// module that the working folder stands in.
func BuildPrograms(ctx context.Context, dir string) (Programs, error) {
	p := Programs{filepath.Join(dir, "partnerbook"), filepath.Join(dir, "limit")}
	for _, b := range []struct{ file, pkg string }{
		{p.Limit, "partnerbook/generator/bench/limit"},
		{p.Partnerbook, "partnerbook/cmd/partnerbook"},
	} {
		cmd := Command(ctx, "go", "build", "-buildvcs=auto", "-o", b.file, b.pkg)
		cmd.Env = append(cmd.Environ(), "GOTMPDIR="+dir) // so that nothing is left elsewhere if it is stopped
		if _, err := Measure(cmd); err != nil {
			return Programs{}, fmt.Errorf("building %s: %w", b.pkg, err)
		}
	}
	return p, nil
}
