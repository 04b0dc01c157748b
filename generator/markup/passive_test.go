package markup

import (
	"strings"
	"testing"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// TestPassive tries sentences: what stands between double bars is to be found, and nothing else.
func TestPassive(t *testing.T) {
	c := New()
	for _, sentence := range []string{
		"The claim ||is paid|| on Friday.",
		"The claims ||were not always paid|| on time.",
		"It has ||been decided||.",
		"The form ||is being sent|| back.",
		"Mistakes ||were often made||, and letters ||were lost||.",
		"It ||isn't shown|| here.",
		"The plan ||was overtaken|| by events.",
		"Staff are experienced, and the office is based in the town.",
		"The council paid the claim, and it is in need of staff.",
		"What it is: paid staff. They are the ones who made it.",
		"It is, rarely, paid. It is `never` paid.",
		"That is indeed a hundred, and nobody feeds the sheep; it is a seed.",
		"Who is it? Paid staff are here.",
		"You are not to be late.",
		"It ||was broken|| and mended.",
	} {
		want := find(sentence)
		src := strings.ReplaceAll(sentence, "||", "")
		text, _ := source.NewText("page.md", []byte(src+"\n"))
		_, found := c.Compile(text, Options{Language: "en", Passive: true})
		var got []string
		for _, d := range found {
			if d.Code == diag.TextPassive {
				got = append(got, src[d.Pos.Column-1:d.Pos.Column-1+d.Pos.Length])
			}
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: found %q, want %q", src, got, want)
		}
		text, _ = source.NewText("page.md", []byte(src+"\n"))
		if _, found := c.Compile(text, Options{Language: "en"}); len(found) > 0 {
			t.Errorf("%q: found without being asked: %v", src, found)
		}
	}
}

// find returns what stands between double bars.
func find(s string) (out []string) {
	parts := strings.Split(s, "||")
	for i := 1; i < len(parts); i += 2 {
		out = append(out, parts[i])
	}
	return out
}
