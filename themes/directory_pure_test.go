package themes_test

import (
	"os"
	"testing"

	"github.com/dop251/goja"

	"partnerbook/generator/render"
)

const someRows = `const rows = [
	{ cells: ["Stour Valley", "Poole", "2018"], models: ["shared", "call-off"], nations: ["england"] },
	{ cells: ["Lincoln", "Ynys Môn, Lincoln", "2018"], models: ["shared"], nations: ["wales"] },
	{ cells: ["anglia", "Fenland", "2011"], models: ["shared"], nations: ["england"] },
	{ cells: ["Woking", "Named alone", "2018"], models: ["call-off"], nations: ["england"] },
];`

func TestWhichPartnershipsAreShown(t *testing.T) {
	vm := module(t, "directory/table.js")
	if _, err := vm.RunString(someRows); err != nil {
		t.Fatal(err)
	}
	for chosen, want := range map[string]string{
		`m.nothing`:                                          `[0,1,2,3]`,
		`{...m.nothing, text: " POOLE stour "}`:              `[0]`,
		`{...m.nothing, text: "mon"}`:                        `[1]`,
		`{...m.nothing, text: "poole woking"}`:               `[]`,
		`{...m.nothing, model: "call-off"}`:                  `[0,3]`,
		`{...m.nothing, model: "shared", nation: "england"}`: `[0,2]`,
		`{...m.nothing, sort: 0}`:                            `[2,1,0,3]`,
		`{...m.nothing, sort: 0, down: true}`:                `[3,0,1,2]`,
		`{...m.nothing, sort: 2, down: true}`:                `[0,1,3,2]`,
		`{...m.nothing, sort: 2, text: "n"}`:                 `[2,1,3]`,
		`m.sorted(m.sorted(m.nothing, 0), 0)`:                `[3,0,1,2]`,
		`m.sorted(m.sorted(m.nothing, 2), 0)`:                `[2,1,0,3]`,
	} {
		gives(t, vm, `m.choose(rows, `+chosen+`)`, want)
	}
}

func TestWhatIsChosenStandsInTheAddress(t *testing.T) {
	vm := module(t, "directory/table.js")
	const there = `{ columns: 7, models: ["shared", "call-off"], nations: ["wales"] }`
	for _, chosen := range []string{
		`m.nothing`, `{...m.nothing, text: "St. Mary & a=b #1 é"}`, `{ text: "x", model: "shared", nation: "wales", sort: 6, down: true }`,
	} {
		gives(t, vm, `m.readHash("#" + m.writeHash(`+chosen+`) + "&z=", `+there+`)`, ask1(t, vm, chosen))
	}
	for hash, want := range map[string]string{
		`""`:          `null`,
		`"#replaced"`: `null`,
		`"#model=venture&nation=france&sort=8&other=1"`: `{"text":"","model":"","nation":"","sort":-1,"down":false}`,
		`"#text=%E0%A4%A&sort=0"`:                       `{"text":"%E0%A4%A","model":"","nation":"","sort":-1,"down":false}`,
	} {
		gives(t, vm, `m.readHash(`+hash+`, `+there+`)`, want)
	}
	gives(t, vm, `m.writeHash({...m.nothing, text: " a b ", sort: 0})`, `"text=a%20b&sort=1"`)
}

// ask1 returns the value of an expression as JSON.
func ask1(t *testing.T, vm *goja.Runtime, expression string) string {
	t.Helper()
	value, err := vm.RunString("JSON.stringify(" + expression + ")")
	if err != nil {
		t.Fatal(err)
	}
	return value.String()
}

func TestAbbreviationsInFull(t *testing.T) {
	vm := module(t, "abbr/expand.js")
	const words = `{ SLA: "service level agreement", HB: "Housing Benefit" }`
	for text, want := range map[string]string{
		`"Write an SLA, then another SLA."`:            `["Write an SLA","service level agreement",", then another SLA."]`,
		`"HB and SLA"`:                                 `["HB","Housing Benefit"," and SLA","service level agreement",""]`,
		`"SLAM, SLAsm, mySLA, HB1 and constructor"`:    `["SLAM, SLAsm, mySLA, HB1 and constructor"]`,
		`"Two SLAs (and one SLA)"`:                     `["Two SLAs","service level agreement"," (and one SLA)"]`,
		`"A service level agreement (SLA) and an SLA"`: `["A service level agreement (SLA) and an SLA"]`,
		`"SLA (Service Level Agreement)"`:              `["SLA (Service Level Agreement)"]`,
		`"SLA (ours)"`:                                 `["SLA","service level agreement"," (ours)"]`,
		`"éHB-"`:                                       `["éHB","Housing Benefit","-"]`,
		`""`:                                           `[""]`,
	} {
		gives(t, vm, `m.expand(`+text+`, `+words+`, new Set())`, want)
	}
	gives(t, vm, `m.expand("HB", `+words+`, new Set(["HB"]))`, `["HB"]`)
}

// TestDirectoryScriptsAreSmall bounds what the scripts weigh before compression.
func TestDirectoryScriptsAreSmall(t *testing.T) {
	theme := os.DirFS("default")
	for entry, most := range map[string]int{"directory/app.js": 6 << 10, "abbr/app.js": 4 << 10} {
		script, err := render.Script(theme, entry, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(script) > most {
			t.Errorf("%s has %d bytes, more than %d", entry, len(script), most)
		}
	}
}
