package full

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"

	"partnerbook/search/analyse"
)

// analyserType is what bleve knows our analysis as. Its settings are the language
// and the form.
const analyserType = "partnerbook"

// The forms of tokens, which are also the names of the analysers of a mapping.
const (
	formTerm    = "term"    // stems: call-off is calloff, call and off
	formWritten = "written" // words as they are written, folded
	formExact   = "exact"   // the whole value, in small letters
)

// bleve finds analysers by name in a table of its own, which must be filled before
// any index is opened, as its own packages do it.
func init() {
	if err := registry.RegisterAnalyzer(analyserType, newAnalyser); err != nil {
		panic(err) // the name is taken: bleve changed
	}
}

func newAnalyser(config map[string]any, _ *registry.Cache) (analysis.Analyzer, error) {
	language, _ := config["language"].(string)
	switch form, _ := config["form"].(string); form {
	case formTerm, formWritten:
		return words{analyse.New(language), form == formWritten}, nil
	case formExact:
		return exact{}, nil
	default:
		return nil, fmt.Errorf("there is no form %q", form)
	}
}

// words is our analysis as bleve wants it.
type words struct {
	analyser *analyse.Analyser
	written  bool
}

// Analyze implements analysis.Analyzer. The first part of a compound has the place
// of the whole, so that "call off" finds call-off and the other way round.
func (w words) Analyze(text []byte) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(text)/6)
	place, inCompound := 0, false
	w.analyser.Each(string(text), func(t analyse.Token) {
		if !t.Part || inCompound {
			place++
		}
		inCompound = t.Part
		term := t.Term
		if w.written {
			term = t.Surface
		}
		out = append(out, &analysis.Token{Term: []byte(term), Start: t.Start, End: t.End, Position: place, Type: analysis.AlphaNumeric})
	})
	return out
}

// exact takes a value as it is.
type exact struct{}

// Analyze implements analysis.Analyzer.
func (exact) Analyze(text []byte) analysis.TokenStream {
	term := exactly(string(text))
	return analysis.TokenStream{{Term: []byte(term), End: len(text), Position: 1, Type: analysis.AlphaNumeric}}
}
