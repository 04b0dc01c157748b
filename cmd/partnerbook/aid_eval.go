package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"partnerbook/generator/aid"
)

func (a *app) aidEvalCommand() *cobra.Command {
	lines := false
	c := &cobra.Command{
		Use:   "eval ID|FILE",
		Short: "Work out the result of answers",
		Long: `Eval reads the answers as an object of JSON on standard input, and prints the
result as canonical JSON: keys sorted, no spaces. With --ndjson every line is an
input, and every line printed a result.`,
		Example: `  echo '{"pressure":"cost"}' | partnerbook aid eval where-to-start`,
		Args:    takes("ID|FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given, err := a.aidNamed(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if lines {
				return a.aidEvalLines(cmd.Context(), given.definition)
			}
			return a.aidEvalOne(given.definition)
		},
	}
	c.Flags().BoolVar(&lines, "ndjson", false, "read an input from every line, and print a result for each")
	return c
}

// mostInput bounds the bytes of one input; none of ours has a hundredth.
const mostInput = 4 << 20

func (a *app) aidEvalOne(d *aid.Definition) error {
	data, err := io.ReadAll(io.LimitReader(a.in, mostInput+1))
	switch {
	case err != nil:
		return machineError(err)
	case len(data) > mostInput:
		return usageError("standard input is too long: answers have at most %s bytes", thousands(mostInput))
	case len(bytes.TrimSpace(data)) == 0:
		return usageError("standard input is empty: it must be an object of JSON.\n  Without any answers that is {}")
	}
	result, err := evaluated(d, data)
	if err != nil {
		return usageError("standard input: %w", err)
	}
	_, err = a.screen.out.Write(append(result, '\n'))
	return machineError(err)
}

func evaluated(d *aid.Definition, data []byte) ([]byte, error) {
	input, err := aid.ReadInput(data)
	if err != nil {
		return nil, err
	}
	return aid.Canonical(d.Evaluate(input)), nil
}

func (a *app) aidEvalLines(ctx context.Context, d *aid.Definition) error {
	scanner := bufio.NewScanner(a.in)
	scanner.Buffer(nil, mostInput)
	out := bufio.NewWriter(a.screen.out)
	for n := 1; scanner.Scan(); n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(bytes.TrimSpace(scanner.Bytes())) == 0 {
			continue
		}
		result, err := evaluated(d, scanner.Bytes())
		if err != nil {
			return errors.Join(machineError(out.Flush()), usageError("standard input, line %d: %w", n, err))
		}
		if _, err := out.Write(append(result, '\n')); err != nil {
			return machineError(err)
		}
	}
	if err := scanner.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = usageError("standard input has a line that is too long: answers have at most %s bytes", thousands(mostInput))
		}
		return errors.Join(machineError(out.Flush()), err)
	}
	return machineError(out.Flush())
}
