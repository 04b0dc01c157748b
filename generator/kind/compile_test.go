package kind

import (
	"strings"
	"testing"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
	"partnerbook/generator/stamp"
)

func TestSplitLanguage(t *testing.T) {
	for path, want := range map[string]struct {
		original, tag string
		ok            bool
	}{
		"page.cy.md":       {"page.md", "cy", true},
		"a/b/page.cy.md":   {"a/b/page.md", "cy", true},
		"index.en.md":      {"index.md", "en", true},
		"a.b.cy.md":        {"a.b.md", "cy", true},
		"page.md":          {"page.md", "", false},
		"page.CY.md":       {"page.CY.md", "", false},
		"page.xx.md":       {"page.xx.md", "", false},
		"page.v2.md":       {"page.v2.md", "", false},
		"page.old.md":      {"page.old.md", "", false},
		"page.cy.markdown": {"page.cy.markdown", "", false},
		"page.cy":          {"page.cy", "", false},
		"folder.cy/x.md":   {"folder.cy/x.md", "", false},
	} {
		original, tag, ok := SplitLanguage(path)
		if original != want.original || tag != want.tag || ok != want.ok {
			t.Errorf("SplitLanguage(%q) = %q, %q, %t; want %q, %q, %t", path, original, tag, ok, want.original, want.tag, want.ok)
		}
	}
}

func TestLanguageOfAFile(t *testing.T) {
	config := strictConfig()
	config.Languages = []string{"en", "cy"}
	for path, want := range map[string]struct {
		language string
		foreign  bool
	}{
		"page.md":    {"en", false},
		"page.cy.md": {"cy", false},
		"page.fr.md": {"fr", true},
	} {
		o := compileAs(t, config, path, page(""))
		if o.Language != want.language || o.Foreign != want.foreign {
			t.Errorf("%s: language %s, foreign %t; want %s, %t", path, o.Language, o.Foreign, want.language, want.foreign)
		}
		if want.foreign {
			wantOnly(t, o, diag.LanguageUnknown, "content/page.fr.md", "Add it to languages")
		} else {
			wantNothing(t, o)
		}
	}
}

func TestInAPlainFolderAStrangeLanguageIsPartOfTheName(t *testing.T) {
	o := compileAs(t, source.PlainConfig(), "release.no.md", "Text.\n")
	wantNothing(t, o)
	if o.Language != "en" || o.Foreign {
		t.Errorf("language %s, foreign %t", o.Language, o.Foreign)
	}
}

func TestTitles(t *testing.T) {
	for name, c := range map[string]struct{ path, text, want string }{
		"settings":              {"a/page.md", "+++\ntitle = \"From settings\"\n+++\n\n# Heading\n\nText.\n", "From settings"},
		"heading":               {"a/page.md", "# From the heading\n\nText.\n", "From the heading"},
		"heading with marks":    {"a/page.md", "# *From* the `heading`\n\nText.\n", "From the heading"},
		"file name":             {"a/shared-services_now.md", "Text.\n", "Shared services now"},
		"a second-level one":    {"a/page.md", "## Not the title\n\nText.\n", "Page"},
		"folder of index":       {"guidance/index.md", "Text.\n", "Guidance"},
		"folder of readme":      {"how-to/README.md", "Text.\n", "How to"},
		"start page":            {"index.md", "Text.\n", "Home"},
		"start readme":          {"README.md", "Text.\n", "Home"},
		"translation":           {"a/shared-services.cy.md", "Text.\n", "Shared services"},
		"translated index":      {"guidance/index.cy.md", "Text.\n", "Guidance"},
		"letters beyond ASCII":  {"a/été.md", "Text.\n", "Été"},
		"YAML":                  {"a/page.md", "---\ntitle: From YAML\n---\n\nText.\n", "From YAML"},
		"a number in YAML":      {"a/page.md", "---\ntitle: 2024\n---\n\nText.\n", "2024"},
		"empty in the settings": {"a/page.md", "+++\ntitle = \"\"\n+++\n\n# Heading\n\nText.\n", "Heading"},
	} {
		t.Run(name, func(t *testing.T) {
			o := compileAs(t, source.PlainConfig(), c.path, c.text)
			if o.Meta.Title != c.want {
				t.Errorf("the title is %q, want %q", o.Meta.Title, c.want)
			}
		})
	}
}

func TestSettingsOfOtherTools(t *testing.T) {
	text := `---
title: Sharing
description: How to share.
date: 2024-03-05T10:00:00Z
draft: true
tags: [one, two]
layout: post
sidebar: { order: 3 }
---

Text.
`
	o := compileAs(t, source.PlainConfig(), "page.md", text)
	wantNothing(t, o)
	m := o.Meta
	if m.Summary != "How to share." || m.Status != Draft || !m.Published.Equal(day(2024, 3, 5)) {
		t.Errorf("summary %q, status %s, published %s", m.Summary, m.Status, m.Published.Format(time.DateOnly))
	}
}

func TestOwnSettingsBeatThoseOfOtherTools(t *testing.T) {
	text := "+++\nsummary = \"Ours\"\ndescription = \"Theirs\"\npublished = 2020-01-01\ndate = 2024-01-01\ndraft = false\n+++\n\nText.\n"
	o := compileAs(t, source.PlainConfig(), "page.md", text)
	wantNothing(t, o)
	if o.Meta.Summary != "Ours" || o.Meta.Status != Current || !o.Meta.Published.Equal(day(2020, 1, 1)) {
		t.Errorf("got %+v", o.Meta)
	}
}

func TestStrictSitesDoNotKnowSettingsOfOtherTools(t *testing.T) {
	for _, key := range []string{`description = "x"`, `draft = true`, `date = 2024-01-01`} {
		o := compilePage(t, page(key))
		if len(o.Found) != 1 || o.Found[0].Severity != diag.Error {
			t.Errorf("%s: found %v, want one error", key, o.Found)
		}
	}
}

func TestAFileThatIsTooLargeStillHasATitle(t *testing.T) {
	o := NewCompiler(strictConfig(), "content").Compile(source.File{Path: "a/big-page.md", Stamp: stamp.Stamp{Size: markup.MaxFile + 1}}, nil)
	wantOnly(t, o, diag.SourceTooLarge, "content/a/big-page.md", "Split the page")
	if o.Meta.Title != "Big page" || o.Meta.Kind != "guidance" {
		t.Errorf("title %q, kind %q", o.Meta.Title, o.Meta.Kind)
	}
}

func TestFragmentsNeedNoSettings(t *testing.T) {
	file := source.File{Path: "_shared/notice.md", Fragment: true}
	o := NewCompiler(strictConfig(), "content").Compile(file, []byte("A notice.\n"))
	wantNothing(t, o)
	if !o.Fragment || !strings.Contains(string(o.Body.HTML), "A notice.") {
		t.Errorf("fragment %t: %s", o.Fragment, o.Body.HTML)
	}
}

func TestPagesWithoutText(t *testing.T) {
	empty := "+++\ntitle = \"Page\"\n+++\n"
	wantOnly(t, compilePage(t, empty), diag.PageEmpty, "content/guidance/page.md", `status = "draft"`)
	wantNothing(t, compilePage(t, strings.Replace(empty, "\n+++\n", "\nstatus = \"draft\"\n+++\n", 1)))
	// What the settings show is enough.
	wantNothing(t, compilePage(t, "+++\ntitle = \"P\"\nkind = \"directory\"\nas_of = 2020\nmembers = [\"A\"]\n+++\n"))
}

func TestPlacesStayTrueBehindSettings(t *testing.T) {
	o := compilePage(t, "+++\ntitle = \"Été £\"\n+++\n\nSee [it](other.md).\n")
	wantNothing(t, o)
	if got := o.Body.Refs[0].Pos.String(); got != "content/guidance/page.md:5:10" {
		t.Errorf("the link stands at %s", got)
	}
}
