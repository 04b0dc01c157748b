package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// options are what the program was asked for.
type options struct {
	pages, runs int
	rivals      rivals
	only        []string // names of rows; none: all
	scale       []int
	markdown    bool
	command     string
}

// rowNames are the values of -only, in the order of the table.
func rowNames() []string {
	return []string{"cold", "again", "edit", "check", "serve", "startup", "weight", "query", "rivals", "scale"}
}

// parse reads the arguments. Complaints and the help go to out.
func parse(args []string, out io.Writer) (options, error) {
	o := options{command: commandLine(args)}
	flags := flag.NewFlagSet("table", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.IntVar(&o.pages, "pages", goalPages, "size of the corpus")
	flags.IntVar(&o.runs, "runs", 5, "how often everything is measured")
	flags.StringVar(&o.rivals.hugo, "hugo", "", "also measure Hugo, the program at this `PATH`")
	flags.StringVar(&o.rivals.pagefind, "pagefind", "", "also measure Pagefind over what Hugo made, the program at this `PATH`")
	flags.BoolVar(&o.markdown, "markdown", false, "print Markdown, for BENCHMARKS.md")
	only := flags.String("only", "", "measure these `ROWS` alone, with commas between: "+strings.Join(rowNames(), ", "))
	scale := flags.String("scale", "", "also measure how cost grows over these `SIZES` of corpus, as in 1000,10000,50000")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	var err error
	if o.only, err = readRows(*only); err != nil {
		return options{}, err
	}
	if o.scale, err = readSizes(*scale); err != nil {
		return options{}, err
	}
	return o, o.check(flags.Args())
}

func (o options) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("there is an argument that means nothing here: %s", rest[0])
	case o.runs < 1:
		return errors.New("-runs wants a number from 1")
	case o.rivals.pagefind != "" && o.rivals.hugo == "":
		return errors.New("-pagefind wants -hugo as well: it reads what Hugo made")
	case slices.Contains(o.only, "rivals") && o.rivals.hugo == "":
		return errors.New("the row rivals wants -hugo")
	case slices.Contains(o.only, "scale") && len(o.scale) == 0:
		return errors.New("the row scale wants -scale")
	case slices.Contains(o.only, "query") && queryBenchmark(o.pages) == "":
		return errors.New("the row query wants -pages 1000 or 10000")
	}
	return nil
}

// wants tells whether a row is to be measured.
func (o options) wants(row string) bool {
	switch {
	case len(o.only) > 0:
		return slices.Contains(o.only, row)
	case row == "rivals":
		return o.rivals.hugo != ""
	case row == "scale":
		return len(o.scale) > 0
	case row == "query":
		return queryBenchmark(o.pages) != ""
	}
	return true
}

func readRows(list string) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	rows := strings.Split(list, ",")
	for _, row := range rows {
		if !slices.Contains(rowNames(), row) {
			return nil, fmt.Errorf("-only knows no row %q; there are %s", row, strings.Join(rowNames(), ", "))
		}
	}
	return rows, nil
}

func readSizes(list string) ([]int, error) {
	if list == "" {
		return nil, nil
	}
	var sizes []int
	for text := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, fmt.Errorf("-scale wants numbers of pages with commas between, not %q", text)
		}
		sizes = append(sizes, n)
	}
	return sizes, nil
}
