package search

// Version is the version of the files.
//
//	1: first
const Version = 1

// directory is the one file of fixed name. It holds what depends on the whole
// site, and the names of all other files.
type directory struct {
	Version  int                       `json:"version"`
	Language string                    `json:"language"` // of the site
	Parts    map[string]*partDirectory `json:"parts"`    // by language
}

// partDirectory is the directory of the pages of one language.
type partDirectory struct {
	Pages int     `json:"pages"`
	Title float64 `json:"title"` // mean length
	Body  float64 `json:"body"`  // mean length

	Terms   shards `json:"terms"`
	Words   shards `json:"words"`
	Endings shards `json:"endings"`
	Near    string `json:"near"` // digests in the names of files
	Pairs   string `json:"pairs"`
	Cards   string `json:"cards"` // see cards

	Table pageTable `json:"table"`

	// Common are the commonest words, with spaces between them, into which a word
	// of which only two letters are there may go on.
	Common string `json:"common"`

	Stop     string      `json:"stop"` // editors' stop words, with spaces between them
	Synonyms [][3]string `json:"synonyms"`
	// Best is the page that editors chose for a query, by its terms with spaces
	// between them.
	Best map[string]int `json:"best"`
}

// shards names a run of files of one kind.
type shards struct {
	// From is, for each file but the first, a text above all entries before it and
	// not above its own, with spaces between.
	From  string `json:"from"`
	Names string `json:"names"` // their digests, one after another
}

// add adds a file whose first entry is first, after one whose last is last.
func (s *shards) add(last, first, name string) {
	if s.Names != "" {
		if len(s.Names) > hashLength {
			s.From += " "
		}
		s.From += separator(last, first)
	}
	s.Names += name
}
