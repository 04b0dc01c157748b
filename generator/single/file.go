package single

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"partnerbook/generator/render"
)

// contents says what is in the blocks, in order; the shell reads it.
type contents struct {
	Home   string            `json:"home"`
	Blocks [][]entry         `json:"blocks"`
	Leads  map[string]string `json:"leads"`
}

// entry is a file in a block: its path and its length in bytes.
type entry [2]any

// opening is the style of what is shown before there is a page.
const opening = "html{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}"

// madeBy stands near the beginning of the file.
const madeBy = `<meta name="generator" content="Partnerbook, single file">`

// dataType is a type that no browser runs.
const dataType = "application/octet-stream"

// Made tells whether a file is one that this package made.
func Made(name string) (bool, error) {
	f, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	begin, err := io.ReadAll(io.LimitReader(f, 1000))
	return bytes.Contains(begin, []byte(madeBy)), err
}

// writeFile writes all of it.
func writeFile(ctx context.Context, out *bytes.Buffer, site whole, shell render.Shell, jobs int) error {
	data, err := packedAll(ctx, site, shell.Home, jobs)
	if err != nil {
		return err
	}
	script := unreturned(shell.Script)
	for _, line := range []string{
		"<!DOCTYPE html>",
		`<html lang="` + html.EscapeString(shell.Language) + `">`,
		"<head>",
		`<meta charset="utf-8">`,
		madeBy,
		`<meta name="viewport" content="width=device-width, initial-scale=1">`,
		`<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(site.policy(script)) + `">`,
		"<title>" + html.EscapeString(shell.Title) + "</title>",
		`<meta name="color-scheme" content="light dark">`,
		`<link rel="icon" href="data:,">`,
		"<style>" + opening + "</style>",
		"</head>",
		"<body>",
		"<h1>" + html.EscapeString(shell.Title) + "</h1>",
		"<noscript><p>" + html.EscapeString(shell.NoScripts) + "</p></noscript>",
		`<p id="partnerbook-opening" hidden>` + html.EscapeString(shell.Opening) + "</p>",
	} {
		out.WriteString(line + "\n")
	}
	for _, d := range data {
		out.WriteString(`<script type="` + dataType + `">` + d + "</script>\n")
	}
	out.WriteString("<script>")
	out.Write(script)
	out.WriteString("</script>\n</body>\n</html>\n")
	return nil
}

// packedAll returns the table of contents and all blocks, compressed.
func packedAll(ctx context.Context, site whole, home string, jobs int) ([]string, error) {
	all := blocks(site.files)
	table := contents{Home: home, Leads: site.leads}
	for _, b := range all {
		var entries []entry
		for _, f := range b {
			entries = append(entries, entry{f.path, len(f.data)})
		}
		table.Blocks = append(table.Blocks, entries)
	}
	written, err := json.Marshal(table)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(all)+1)
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(1, jobs))
	for i := range out {
		g.Go(func() (err error) {
			if err := ctx.Err(); err != nil {
				return err
			}
			data := written
			if i > 0 {
				data = all[i-1].bytes()
			}
			out[i], err = packed(data)
			return err
		})
	}
	return out, g.Wait()
}

// policy lets run and load what is in the file, and nothing else.
func (w *whole) policy(shell []byte) string {
	scripts := slices.Compact(append([]string{digest(shell)}, w.scripts...))
	styles := slices.Compact(append([]string{digest([]byte(opening))}, w.styles...))
	return "default-src 'none'; script-src " + strings.Join(scripts, " ") + "; style-src " + strings.Join(styles, " ") +
		"; img-src data:; media-src data:; connect-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'"
}
