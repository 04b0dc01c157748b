package main

import (
	"context"

	"partnerbook/generator"
	"partnerbook/generator/single"
)

// single makes one file of an edition, and says how large it is.
func (a *app) single(ctx context.Context, e *generator.Edition, to string) error {
	shell, err := e.Book.Shell()
	if err != nil {
		return machineError(err)
	}
	report, err := single.Write(ctx, to, e.Book.Files(), shell)
	if err != nil {
		return machine(explainWrite(err, shownPath(to)))
	}
	a.screen.say("%s and search in one file, %s: %s.", plural(report.Pages, "page"), shownPath(to), shownSize(report.Bytes))
	return nil
}
