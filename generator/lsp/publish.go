package lsp

import (
	"maps"
	"reflect"
	"slices"

	"partnerbook/generator/diag"
)

// publisher sends what is wrong with files, where that is other than what was sent before.
type publisher struct {
	send func(publishParams)
	encoding
	sent map[string]publishParams // by URI, what is not empty
	told map[string]int64         // by URI of the open texts, the edition that was spoken of last
}

// publish sends the diagnostics of an edition.
func (p *publisher) publish(f *folder, e *edition) {
	files := map[string]*text{}
	textOf := func(name string) *text {
		if files[name] == nil {
			files[name] = e.read(f, name)
		}
		return files[name]
	}
	now := map[string]publishParams{}
	for _, d := range e.Found.List() {
		name := f.file(d.Pos.Path)
		if name == "" {
			continue
		}
		uri, version := e.uri(name)
		list := now[uri]
		list.URI, list.Version = uri, version
		list.Diagnostics = append(list.Diagnostics, p.diagnostic(f, e, d, textOf))
		now[uri] = list
	}
	for _, uri := range slices.Sorted(maps.Keys(p.sent)) {
		if _, still := now[uri]; !still {
			p.send(publishParams{URI: uri, Version: e.versionOf(uri), Diagnostics: []diagnostic{}})
			delete(p.sent, uri)
		}
	}
	for _, uri := range slices.Sorted(maps.Keys(now)) {
		if !reflect.DeepEqual(p.sent[uri], now[uri]) {
			p.send(now[uri])
			p.sent[uri] = now[uri]
		}
	}
	open := make(map[string]int64, len(e.texts))
	// An editor waits for word of the text that it has just opened or changed.
	for _, d := range e.texts {
		if now[d.uri].URI == "" && p.told[d.uri] != d.edition {
			p.send(publishParams{URI: d.uri, Version: &d.version, Diagnostics: []diagnostic{}})
		}
		open[d.uri] = d.edition
	}
	p.told = open // and nothing of texts that were closed
}

// forget takes everything back that was sent.
func (p *publisher) forget() {
	for _, uri := range slices.Sorted(maps.Keys(p.sent)) {
		p.send(publishParams{URI: uri, Diagnostics: []diagnostic{}})
	}
	clear(p.sent)
}

func (p *publisher) diagnostic(f *folder, e *edition, d diag.Diagnostic, textOf func(string) *text) diagnostic {
	out := diagnostic{
		Range:    textOf(f.file(d.Pos.Path)).place(d.Pos, p.encoding),
		Severity: severities[d.Severity],
		Code:     string(d.Code),
		Source:   "partnerbook",
		Message:  d.Message,
	}
	if d.Hint != "" {
		out.Message += "\n" + d.Hint
	}
	for _, r := range d.Related {
		if name := f.file(r.Pos.Path); name != "" {
			uri, _ := e.uri(name)
			out.Related = append(out.Related, relatedInformation{location{uri, textOf(name).place(r.Pos, p.encoding)}, r.Message})
		}
	}
	return out
}

var severities = map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Info: 3}

// uri returns the URI of a file, as the editor has it if it is open there, and its version.
func (e *edition) uri(name string) (string, *int) {
	if d := e.texts[name]; d != nil {
		return d.uri, &d.version
	}
	return uriOf(name), nil
}

func (e *edition) versionOf(uri string) *int {
	for _, d := range e.texts {
		if d.uri == uri {
			return &d.version
		}
	}
	return nil
}
