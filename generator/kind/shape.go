package kind

import (
	"slices"

	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Settings returns the settings that a page of a kind may have in a site with the given
// settings: every key that reading them asks for. There is none of a kind that there is not.
func Settings(config source.Config, name string) *source.Shape {
	k, ok := lookup(name)
	if !ok {
		return nil
	}
	config.Plain = false
	c := &Compiler{config: config}
	return source.Record(func(d *source.Decoder) {
		c.decodeMeta(d, "", new(diag.List))
		k.decode(d, c)
	})
}

// OwnKeys returns the settings that only pages of a kind have.
func OwnKeys(name string) []string {
	k, _ := lookup(name)
	return slices.Clone(k.keys)
}

// AidSettings returns what the file of a decision aid of a kind may hold.
func AidSettings(config source.Config, k aid.Kind) *source.Shape {
	config.Plain = false
	c := &Compiler{config: config}
	s := aid.Settings(k)
	shared := source.Record(func(d *source.Decoder) { c.placing(d, new(diag.List)) })
	for _, key := range shared.Keys {
		if s.Get(key.Name) == nil {
			s.Keys = append(s.Keys, key)
		}
	}
	return s
}
