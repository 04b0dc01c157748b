package aid

import (
	"fmt"
	"math/big"
	"strings"

	"partnerbook/generator/diag"
)

// calculator finds what can be said of a calculator without trying figures: units
// that do not go together, and published figures that the defaults do not give.
func (f *findings) calculator(c *Calculator) {
	f.units(c)
	f.published(c)
}

// published compares the published figures with what the defaults give.
func (f *findings) published(c *Calculator) {
	if len(c.Published) == 0 || newSizes(c).tooLarge() {
		return
	}
	k := c.calculation()
	s := k.run(c.defaults(), k.order)
	for i, p := range c.Published {
		output := k.outputs[p.Output]
		if output == nil || p.agrees(s.values[p.Output].rat) {
			continue
		}
		f.add(diag.AidPublished, spot{"published", p.Output}.number(i), "Look at the defaults, the formula and the published value: one of them is wrong.",
			"%q gives %s at the defaults, but the source says %s %s (%s)",
			p.Output, p.given(s.values[p.Output].rat, output.DP), p.Is, p.Value.decimal(), refs(p.Ev))
	}
}

func (c *Calculator) defaults() map[string]*big.Rat {
	values := map[string]*big.Rat{}
	for _, in := range c.Inputs {
		values[in.ID] = in.Default.Rat()
	}
	return values
}

// agrees tells whether a figure is as published; nil, which is undefined, is not.
func (p *Published) agrees(v *big.Rat) bool {
	if v == nil {
		return false
	}
	if places, ok := strings.CutPrefix(p.Is, "round"); ok {
		var dp int
		_, err := fmt.Sscan(places, &dp)
		return err == nil && Shown(v, dp) == Shown(p.Value.Rat(), dp) && p.Value.Fits(dp)
	}
	op := p.Is
	if op == "=" {
		op = "=="
	}
	holds, _ := holdsFor(op, v.Cmp(p.Value.Rat()))
	return holds
}

// given writes a figure as it is shown or, if that looks like the published value,
// as it is.
func (p *Published) given(v *big.Rat, dp int) string {
	if v == nil {
		return "nothing"
	}
	if text := Shown(v, dp); text != Shown(p.Value.Rat(), dp) {
		return text
	}
	return Number{v}.decimal()
}

func refs(ev []Evidence) string {
	return strings.Join(list(ev, func(e Evidence) string { return e.Ref }), ", ")
}
