package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// editorFile returns a file of the folder editors.
func editorFile(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("../../editors", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// startsServer tells whether a command line that an editor has starts the language server.
func startsServer(t *testing.T, line []string) {
	t.Helper()
	if len(line) < 2 || line[0] != "partnerbook" {
		t.Fatalf("%q starts something else", line)
	}
	c := command(t, t.TempDir(), line[1:]...)
	c.Stdin = strings.NewReader("") // an editor that goes away: no complaint about the command line
	out, _ := c.CombinedOutput()
	if c.ProcessState.ExitCode() != 1 || len(out) > 0 {
		t.Errorf("%q ends with %d: %s", line, c.ProcessState.ExitCode(), out)
	}
}

// TestExtensionForVisualStudioCode holds what the extension says of itself against its code and
// the program: nothing that it offers is missing.
func TestExtensionForVisualStudioCode(t *testing.T) {
	var manifest struct {
		Version, Main    string
		ActivationEvents []string
		Contributes      struct {
			Commands      []struct{ Command, Title string }
			Configuration struct {
				Properties map[string]struct{ Default []string }
			}
		}
		Dependencies map[string]string
	}
	if err := json.Unmarshal([]byte(editorFile(t, "vscode/package.json")), &manifest); err != nil {
		t.Fatal(err)
	}
	code := editorFile(t, "vscode/"+strings.TrimPrefix(manifest.Main, "./"))
	startsServer(t, manifest.Contributes.Configuration.Properties["partnerbook.command"].Default)

	var registered, offered []string
	for _, m := range regexp.MustCompile(`registerCommand\("([^"]+)"`).FindAllStringSubmatch(code, -1) {
		registered = append(registered, m[1])
	}
	for _, c := range manifest.Contributes.Commands {
		offered = append(offered, c.Command)
	}
	slices.Sort(registered)
	slices.Sort(offered)
	if len(offered) == 0 || !slices.Equal(registered, offered) {
		t.Errorf("commands %q are offered, %q are there", offered, registered)
	}
	for _, m := range regexp.MustCompile(`getConfiguration\("([^"]+)"\)\s*\.(?:get|update)\("([^"]+)"`).FindAllStringSubmatch(code, -1) {
		if _, known := manifest.Contributes.Configuration.Properties[m[1]+"."+m[2]]; !known {
			t.Errorf("there is no setting %s.%s", m[1], m[2])
		}
	}
	// Every button of a message does something.
	_, does, _ := strings.Cut(code, "const does = {")
	does, _, _ = strings.Cut(does, "};")
	buttons := 0
	for _, call := range regexp.MustCompile("(?m)^ *tell\\(`?\"?.*?[`\"], (\".*\")\\);").FindAllStringSubmatch(code, -1) {
		for _, button := range regexp.MustCompile(`"[^"]+"`).FindAllString(call[1], -1) {
			buttons++
			if !strings.Contains(does, button+":") {
				t.Errorf("the button %s does nothing", button)
			}
		}
	}
	if buttons < 8 {
		t.Errorf("only %d buttons were found", buttons)
	}
	for _, m := range regexp.MustCompile(`require\("([^"]+)"\)`).FindAllStringSubmatch(code, -1) {
		name, _, _ := strings.Cut(m[1], "/")
		if !slices.Contains([]string{"vscode", "fs", "path", "child_process"}, name) && manifest.Dependencies[name] == "" {
			t.Errorf("%s is not among the dependencies", name)
		}
	}
	if file := "partnerbook-" + manifest.Version + ".vsix"; !strings.Contains(editorFile(t, "README.md"), file) {
		t.Errorf("README.md speaks of another file than %s", file)
	}
	for _, title := range manifest.Contributes.Commands {
		if !strings.Contains(editorFile(t, "vscode/README.md"), "**"+title.Title+"**") {
			t.Errorf("its README does not tell of %q", title.Title)
		}
	}
}

// TestHelix reads the settings for Helix as that does.
func TestHelix(t *testing.T) {
	var settings struct {
		Servers map[string]struct {
			Command string
			Args    []string
		} `toml:"language-server"`
		Languages []struct {
			Name    string
			Servers []string `toml:"language-servers"`
		} `toml:"language"`
	}
	if _, err := toml.Decode(editorFile(t, "helix/languages.toml"), &settings); err != nil {
		t.Fatal(err)
	}
	server := settings.Servers["partnerbook"]
	startsServer(t, append([]string{server.Command}, server.Args...))
	var names []string
	for _, l := range settings.Languages {
		names = append(names, l.Name)
		if !slices.Equal(l.Servers, []string{"partnerbook"}) {
			t.Errorf("%s is served by %q", l.Name, l.Servers)
		}
	}
	if !slices.Equal(names, []string{"markdown", "toml"}) {
		t.Errorf("served are %q", names)
	}
}
