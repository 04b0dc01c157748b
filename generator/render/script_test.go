package render_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"partnerbook/generator/render"
)

// TestScript bundles scripts that import what the generator makes, and what nobody
// does.
func TestScript(t *testing.T) {
	theme := fstest.MapFS{
		"good.js": {Data: []byte(`import { welsh } from "partnerbook:tables"; export const rules = welsh;`)},
		"bad.js":  {Data: []byte(`import { x } from "partnerbook:nothing"; export { x };`)},
	}
	got, err := render.Script(theme, "good.js", "name")
	if err != nil || !strings.HasPrefix(string(got), "var name=") || strings.Contains(string(got), "classes") {
		t.Errorf("%v, %.40s", err, got)
	}
	if _, err := render.Script(theme, "bad.js", ""); err == nil || !strings.Contains(err.Error(), "here is no module partnerbook:nothing") {
		t.Errorf("the error is %v", err)
	}
}
