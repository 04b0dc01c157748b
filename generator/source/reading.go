package source

import "maps"

// ReadingAges says how old readers must be to read a section, at most, in years, by kind
// of page.
type ReadingAges struct {
	All  int // of kinds that Kind does not name
	Kind map[string]int
}

// Of returns the age for a kind of page.
func (r ReadingAges) Of(kind string) int {
	if age, ok := r.Kind[kind]; ok {
		return age
	}
	return r.All
}

// The ages that hold where site.toml gives none. What is written for the public should be
// read by nine-year-olds, as the style guide of GOV.UK asks. The pages here are for people who do the
// work, and speak of laws and contracts by their names, which makes words long; so do
// sources that are retold, and documents to fill in.
const (
	readingAge  = 14
	retoldAge   = 16
	documentAge = 16
)

func defaultReading() ReadingAges {
	return ReadingAges{All: readingAge, Kind: map[string]int{"source": retoldAge, "template": documentAge}}
}

// readingKinds are the kinds of page that can have an age of their own: all that are
// written in Markdown. TestReadingAgesOfAllKinds in package kind holds them to those.
var readingKinds = []string{
	"guidance", "checklist", "testimonial", "case-study", "template", "reference", "source", "directory",
}

// readingAges reads [reading]. all holds for every kind that has none of its own there.
func readingAges(d *Decoder) ReadingAges {
	ages := defaultReading()
	sub := d.Sub("reading")
	if sub == nil {
		return ages
	}
	own := map[string]int{}
	read := func(key string) (age int, ok bool) {
		return sub.NumberIn(key, 6, 30, `Write an age in years from 6 to 30. To judge no page, write "text/reading-age" = "off" below [diagnostics].`)
	}
	all, given := read("all")
	for _, kind := range readingKinds {
		if age, ok := read(kind); ok {
			own[kind] = age
		}
	}
	sub.Finish(nil)
	if given {
		return ReadingAges{All: all, Kind: own}
	}
	maps.Copy(ages.Kind, own)
	return ages
}
