package main_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"partnerbook/generator/output"
)

// sets are three sites, of which each differs from the others in what a folder holds,
// which are there, and in whether an address is that of a file or of a folder.
var sets = map[string]tree{
	"a": {"index.html": "home a", "same.html": "same", "guide/one.html": "one a", "guide/two.html": "two", "old/deep/gone.html": "gone", "flip": "a file"},
	"b": {"index.html": "home b", "same.html": "same", "guide/one.html": "one b", "guide/two.html": "two", "new/deep/come.html": "come", "flip/inner.html": "in a folder"},
	"c": {"index.html": "home c"},
}

// updater is the name by which the test binary is a command, so that tests can stop it
// at any call: it has the set that it is given replace what a folder holds, by an update.
const updater = "update-output"

func init() {
	if os.Args[0] != updater {
		return
	}
	if err := updateOutput(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitMachine)
	}
	os.Exit(exitFine)
}

func updateOutput(name, dir string) error {
	last, ok := output.Known(dir)
	if !ok {
		return errors.New("what the last build left is not known")
	}
	from, to := sets[setOf(last)], sets[name]
	changed, gone := maps.Clone(to), maps.Clone(from)
	maps.DeleteFunc(changed, func(p, data string) bool { return from[p] == data })
	maps.DeleteFunc(gone, func(p, _ string) bool { return hasFile(to, p) })
	_, err := output.Update(context.Background(), last, filesOf(changed), slices.Collect(maps.Keys(gone)), optionsOf(name))
	return err
}

func filesOf(set tree) (list []output.File) {
	for _, p := range slices.Sorted(maps.Keys(set)) {
		list = append(list, output.File{Path: p, Emit: func(out *bytes.Buffer) error {
			out.WriteString(set[p])
			return nil
		}})
	}
	return list
}

// optionsOf returns those of a set, which keep its name many times.
func optionsOf(name string) output.Options {
	return output.Options{
		Jobs: 2, Origin: output.Origin{name[0]}, Said: []byte(`"` + name + `"`),
		Keep: func(out io.Writer) error {
			_, err := out.Write(keptOf(name))
			return err
		},
	}
}

func setOf(last *output.Last) string { return string(last.Origin[:1]) }

func keptOf(name string) []byte { return bytes.Repeat([]byte(name), 100_000) }
