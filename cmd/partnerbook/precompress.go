package main

import (
	"strconv"

	"partnerbook/generator/coding"
	"partnerbook/generator/output"
)

// companions are the files that build makes beside others: their compressed forms.
func (f buildFlags) companions() output.Companions {
	if !f.precompress {
		return output.Companions{}
	}
	byEnding := map[string]coding.Coding{}
	c := output.Companions{Way: "compressed " + strconv.Itoa(coding.Version), Wanted: coding.Shrinks}
	for _, way := range coding.All() {
		byEnding[way.Ending()] = way
		c.Endings = append(c.Endings, way.Ending())
	}
	c.Make = func(ending, address string, data []byte) ([]byte, error) {
		if !coding.Worth(address, len(data)) {
			return nil, nil
		}
		small, err := byEnding[ending].Best(data)
		if err != nil || len(small) >= len(data) {
			return nil, err
		}
		return small, nil
	}
	return c
}
