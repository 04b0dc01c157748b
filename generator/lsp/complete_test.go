package lsp

import (
	"fmt"
	"testing"
)

// TestWhatListsShow asks for a list as an editor that shows titles beside names. Names are told
// from what follows them, and the order is ours.
func TestWhatListsShow(t *testing.T) {
	for capabilities, want := range map[string]string{
		`{}`: "<nil>",
		`{"textDocument":{"completion":{"completionItem":{"labelDetailsSupport":true}}}}`: "{needed}",
	} {
		c := start(t, smallSite(t), Options{})
		c.greet(capabilities, c.dir)
		c.openFile("content/a.md")
		c.edit("content/a.md", "Words.", ":::include{}")
		list := result[completionList](c, "textDocument/completion", c.at("content/a.md", ":::include{^}"))
		if len(list.Items) != 1 {
			t.Fatalf("%+v", list)
		}
		item := list.Items[0]
		details := "<nil>"
		if item.LabelDetails != nil {
			details = fmt.Sprint(*item.LabelDetails)
		}
		if item.TextEdit.NewText != "file=" || item.FilterText != "file" || details != want {
			t.Errorf("%s: %+v %s", capabilities, item, details)
		}
		c.edit("content/a.md", ":::include{}", ":::")
		list = result[completionList](c, "textDocument/completion", c.at("content/a.md", ":::^"))
		for i, item := range list.Items {
			if i > 0 && item.SortText <= list.Items[i-1].SortText {
				t.Errorf("%s (%q) comes after %s (%q)", item.Label, item.SortText, list.Items[i-1].Label, list.Items[i-1].SortText)
			}
		}
		if len(list.Items) < 2 || list.Items[0].Label == "accessibility-statement" {
			t.Errorf("blocks begin with %+v", list.Items)
		}
	}
}
