package generator

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"partnerbook"
	"partnerbook/generator/aid"
	"partnerbook/generator/kind"
	"partnerbook/generator/output"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// TestUntranslatedTextsAreMarked translates no more than the titles of all aids of the
// knowledge base. Their pages then say everything in English, and each time that it is.
func TestUntranslatedTextsAreMarked(t *testing.T) {
	testrun.Alone(t)
	content := fstest.MapFS{}
	text := map[string][]string{} // texts of each aid, by its id
	err := fs.WalkDir(partnerbook.Content(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(partnerbook.Content(), name)
		if err != nil {
			return err
		}
		content[name] = &fstest.MapFile{Data: raw}
		id, isAid := strings.CutPrefix(strings.TrimSuffix(name, ".toml"), "decision-aids/")
		if _, _, translated := kind.SplitLanguage(name); translated || !isAid || strings.HasSuffix(name, ".md") {
			return nil
		}
		file, _ := source.NewText(name, raw)
		of, found := aid.Decode(file, id)
		if of == nil {
			t.Fatal(found)
		}
		text[id] = textsOf(of)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for id := range text {
		content["decision-aids/"+id+".cy.toml"] = &fstest.MapFile{Data: []byte("title = \"Cymraeg " + id + "\"\n")}
	}
	e := refresh(t, NewWorkspace(Settings{Content: content, Prefix: "content", Site: partnerbook.Site, Themes: themes.FS}), Everything)
	if e.Book == nil {
		t.Fatal(e.Found)
	}
	marked := regexp.MustCompile(`<t?span lang="en">([^<]*)</t?span>`)
	for _, f := range e.Book.Files() {
		id, ofAid := strings.CutPrefix(f.Path, "decision-aids/")
		id, _, _ = strings.Cut(strings.ReplaceAll(id, ".cy.", "/"), "/")
		if !ofAid || text[id] == nil || !strings.Contains(f.Path, ".cy.") {
			continue
		}
		page := emitted(t, []output.File{f})[f.Path]
		if strings.Contains(page, aid.ForeignFrom) || strings.Contains(page, aid.ForeignTo) {
			t.Errorf("%s has marks in it", f.Path)
		}
		_, main, _ := strings.Cut(page, "<main")
		main = regexp.MustCompile(`(?s)<script.*?</script>|<title.*?</title>|<desc.*?</desc>`).ReplaceAllString(main, "")
		rest := marked.ReplaceAllString(main, "<b></b>")
		rest = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(rest, "\n")
		for _, english := range text[id] {
			if strings.Contains(rest, english) {
				t.Errorf("%s says “%s”, and not in which language", f.Path, english)
			}
		}
	}
}

// textsOf returns long texts of an aid, as HTML has them.
func textsOf(d *aid.Definition) []string {
	out := []string{d.Decision}
	switch m := d.Model.(type) {
	case *aid.Guide:
		for _, q := range m.Questions {
			out = append(out, q.Ask)
		}
		for _, o := range m.Outcomes {
			out = append(out, o.Why)
		}
	case *aid.Compare:
		for _, o := range m.Options {
			out = append(out, o.What, o.For[0].Text)
		}
		for _, f := range m.Facts {
			out = append(out, f.Ask)
		}
		for _, k := range m.Criteria {
			out = append(out, k.Best)
		}
	case *aid.Score:
		for _, q := range m.Questions {
			out = append(out, q.Ask)
		}
		for _, a := range m.Actions {
			out = append(out, a.Do)
		}
	case *aid.Calculator:
		for _, in := range m.Inputs {
			out = append(out, in.Ask)
		}
		for _, o := range m.Outputs {
			out = append(out, o.Title)
		}
	case *aid.GapMap:
		for _, l := range m.Lines {
			out = append(out, l.Title)
		}
	}
	var long []string
	for _, text := range out {
		if len(text) > 20 && !strings.ContainsAny(text, "&<>\"'") {
			long = append(long, text)
		}
	}
	return long
}
