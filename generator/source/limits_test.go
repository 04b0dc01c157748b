package source

import (
	"fmt"
	"strings"
	"testing"
)

func TestRefusedSettings(t *testing.T) {
	r := strings.Repeat
	const brackets = "source/too-large Brackets stand within one another more than 1000 deep here."
	const names = "source/too-large Names stand within one another more than 16 deep here."
	for _, c := range []struct{ name, src, want string }{
		{"deep list", "a = " + r("[", 1001), "1:1005+1 " + brackets},
		{"deep list on lines", "a = " + r("[\n", 1001), "1001:1+1 " + brackets},
		{"deep after a remark that closes", "# " + r("]", 5000) + "\na = " + r("[", 1001), "2:1005+1 " + brackets},
		{"deep after text that closes", "a = '" + r("]", 5000) + "'\nb = " + r("[", 1001), "2:1005+1 " + brackets},
		{"deep after long text", "a = \"\"\"\n" + r("]", 5000) + "\\\"\"\"\"\"\"\nb = " + r("[", 1001), "3:1005+1 " + brackets},
		{"dots", r("a.", 17) + "a = 1", "1:34+1 " + names},
		{"dots in a header", "[[" + r("a.", 17) + "a]]", "1:36+1 " + names},
		{"braces", "a = " + r("{a = ", 17), "1:85+1 " + names},
		{"dots and braces", "a = {" + r("b.", 10) + "b = {" + r("c.", 5) + "c = 1}}", "1:40+1 " + names},
		{"long", "a = '" + r("x", 512<<10) + "'", "1:1+0 source/too-large The settings are longer than 512 kB."},
		{"brackets in text", "a = '" + r("[", 3000) + "'\nb = \"" + r("{\\\"", 3000) + "\"\nc = '''\n" + r("[\n", 3000) + "'''# " + r("[", 3000), ""},
		{"many headers", r("[[a]]\n", 3000), ""},
		{"many tables", "a = [" + r("{b.c = 1.5},", 3000) + "]", ""},
		{"deep enough", "a = " + r("[", 1000) + r("]", 1000) + "\n" + r("b.", 15) + "b = " + "1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := regular([]byte(c.src))
			_, found := ParseTOML(text, 0, len(text.Data))
			if got := strings.Join(brief(found), "\n"); got != c.want {
				t.Errorf("said %q, want %q", got, c.want)
			}
		})
	}
	for _, c := range []struct{ name, src, want string }{
		{"deep list", "a: " + r("[", 1001), "1:1004+1 " + brackets},
		{"deep after a remark that closes", "# " + r("]", 5000) + "\na: " + r("{", 1001), "2:1004+1 " + brackets},
		{"indented", "a: 1\n" + r(" ", 1001) + "b: 1", "2:1001+1 source/too-large This line is indented by more than 1000 spaces."},
		{"dashes", r("- ", 1000), "1:1001+1 source/too-large This line is indented by more than 1000 spaces."},
		{"questions", r("? ", 1000), "1:1001+1 source/too-large This line is indented by more than 1000 spaces."},
		{"long", "a: " + r("x", 32<<10), "1:1+0 source/too-large The settings are longer than 32 kB."},
	} {
		t.Run("YAML "+c.name, func(t *testing.T) {
			text := regular([]byte(c.src))
			_, ok, found := ParseYAML(text, 0, len(text.Data))
			if got := strings.Join(brief(found), "\n"); got != c.want || !ok {
				t.Errorf("said %q, %t, want %q", got, ok, c.want)
			}
		})
	}
}

// TestWorstSettings reads, at the largest size, the texts that take longest.
// Without the limits some of them take minutes, or end the program.
func TestWorstSettings(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	fill := func(size int, unit string) string { return strings.Repeat(unit, (size-10)/len(unit)) }
	var keys, dotted strings.Builder
	for i := 0; keys.Len() < maxTOML-20; i++ {
		fmt.Fprintf(&keys, "k%x=1\n", i)
	}
	for i := 0; dotted.Len() < maxTOML-100; i++ {
		fmt.Fprintf(&dotted, "%sk%x=1\n", strings.Repeat("a.", 15), i)
	}
	for name, src := range map[string]string{
		"keys": keys.String(), "dotted keys": dotted.String(), "headers": fill(maxTOML, "[[a]]\n"),
		"tables": fill(maxTOML, "[[z]]\na="+strings.Repeat("{a=", 16)+"1"+strings.Repeat("}", 16)+"\n"),
		"lists":  fill(maxTOML, "[[z]]\na="+strings.Repeat("[", 999)+strings.Repeat("]", 999)+"\n"),
	} {
		text := regular([]byte(src))
		if _, found := ParseTOML(text, 0, len(text.Data)); len(found) > 0 {
			t.Errorf("%s: %v", name, brief(found))
		}
	}
	for _, c := range [][2]string{{"k: [", "a,"}, {"k: [", "[],"}, {"k: [", "*a,"}, {"k: ", "!a "}, {"k: ", "&a "}, {"", "a: "}, {"", "a: |\n"}} {
		text := regular([]byte(c[0] + fill(maxYAML, c[1])))
		ParseYAML(text, 0, len(text.Data))
	}
}
