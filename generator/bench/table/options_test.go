package main

import (
	"io"
	"slices"
	"strings"
	"testing"
)

func TestOptions(t *testing.T) {
	o, err := parse([]string{"-pages", "60", "-only", "check,cold", "-scale", "20,30", "-hugo", "/opt/hugo"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if o.pages != 60 || o.runs != 5 || !slices.Equal(o.scale, []int{20, 30}) || o.rivals.hugo != "/opt/hugo" {
		t.Errorf("the options are %+v", o)
	}
	for row, want := range map[string]bool{"cold": true, "check": true, "serve": false, "query": false, "scale": false, "rivals": false} {
		if o.wants(row) != want {
			t.Errorf("wants(%s) is %t", row, !want)
		}
	}
	if want := "go run ./generator/bench/table -pages 60 -only check,cold -scale 20,30 -hugo hugo"; o.command != want {
		t.Errorf("the command is %q, want %q", o.command, want)
	}
	if all, err := parse(nil, io.Discard); err != nil || !all.wants("serve") || !all.wants("query") || all.wants("rivals") || all.wants("scale") {
		t.Errorf("without arguments the options are %+v (%v)", all, err)
	}
}

func TestWrongOptions(t *testing.T) {
	for args, want := range map[string]string{
		"-runs 0":               "-runs wants",
		"-only speed":           `no row "speed"`,
		"-only rivals":          "wants -hugo",
		"-only scale":           "wants -scale",
		"-pages 60 -only query": "-pages 1000 or 10000",
		"-scale 1000,many":      `not "many"`,
		"-pagefind p":           "-pagefind wants -hugo",
		"10000":                 "means nothing here: 10000",
		"-pages 60 -speed yes":  "not defined: -speed",
	} {
		if _, err := parse(strings.Fields(args), io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want %q", args, err, want)
		}
	}
}
