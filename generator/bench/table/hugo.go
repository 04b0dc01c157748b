package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// hugoFiles returns the files of the least site that Hugo makes readable pages of: no
// feeds, no lists by keyword, and the templates that every version of it understands.
func hugoFiles() map[string]string {
	return map[string]string{
		"hugo.toml":   hugoSettings,
		"config.toml": hugoSettings, // the same, for versions before 0.110
		"layouts/_default/baseof.html": `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Summary | plainify }}">
</head>
<body>
<main>
<h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
`,
		"layouts/_default/single.html": `{{ define "main" }}
<p>{{ .Summary }}</p>
{{ .Content }}
{{ end }}
`,
		"layouts/_default/list.html": `{{ define "main" }}
<p>{{ .Summary }}</p>
{{ .Content }}
{{ end }}
`,
	}
}

const hugoSettings = `baseURL = "https://example.org/"
title = "A synthetic knowledge base"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]

[markup.highlight]
noClasses = false
`

// makeHugoSite makes a site for Hugo of the pages in a folder.
func makeHugoSite(dir, content string) error {
	files := hugoFiles()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, []byte(files[name]), 0o644); err != nil {
			return err
		}
	}
	return filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, "content", name[len(content):])
		if d.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		return copyForHugo(name, to)
	})
}

// copyForHugo copies a page. Two names must be others: to Hugo an index.md is a page
// without others beside it, and _index.md the first page of a section; and its newer
// versions take kind for one of their own settings.
func copyForHugo(from, to string) error {
	page, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if filepath.Base(to) == "index.md" {
		to = filepath.Join(filepath.Dir(to), "_index.md")
	}
	page = bytes.Replace(page, []byte("\nkind = "), []byte("\npage_kind = "), 1)
	return os.WriteFile(to, page, 0o644)
}
