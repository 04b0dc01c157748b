package diag

// Found is what is wrong with a site: the diagnostics of its files, in order. Editions of
// a site share what is said of files of which nothing new is said.
type Found []*Said

// Said is the diagnostics of one file, in order, and counted.
type Said struct {
	path             string
	list             List
	errors, warnings int
}

// Say counts the diagnostics of a file. The list is not to be changed any more.
func Say(path string, list List) *Said {
	errors, warnings := list.Count()
	return &Said{path, list, errors, warnings}
}

// Path returns the path of the file.
func (s *Said) Path() string { return s.path }

// FoundIn returns the diagnostics of a sorted list.
func FoundIn(list List) Found {
	var out Found
	for len(list) > 0 {
		n := list.Within(list[0].Pos.Path)
		out, list = append(out, Say(list[0].Pos.Path, list[:n:n])), list[n:]
	}
	return out
}

// Within returns how many diagnostics at the beginning of the list are of a file.
func (l List) Within(path string) int {
	for i := range l {
		if l[i].Pos.Path != path {
			return i
		}
	}
	return len(l)
}

// List returns all diagnostics.
func (f Found) List() List {
	out := make(List, 0, f.Len())
	for i := range f {
		out = append(out, f[i].list...)
	}
	return out
}

// Len returns the number of diagnostics.
func (f Found) Len() int {
	n := 0
	for i := range f {
		n += len(f[i].list)
	}
	return n
}

// Count returns the number of errors and of warnings.
func (f Found) Count() (errors, warnings int) {
	for i := range f {
		errors += f[i].errors
		warnings += f[i].warnings
	}
	return errors, warnings
}

// HasErrors tells whether there is at least one error.
func (f Found) HasErrors() bool {
	errors, _ := f.Count()
	return errors > 0
}

// MostSevere returns at most max diagnostics, errors rather than warnings, in order.
func (f Found) MostSevere(max int) List {
	errors, _ := f.Count()
	wanted := rest{errors: min(errors, max)}
	wanted.warnings = max - wanted.errors
	out := make(List, 0, max)
	for i := 0; i < len(f) && len(out) < max; i++ {
		if f[i].errors > 0 && wanted.errors > 0 || f[i].warnings > 0 && wanted.warnings > 0 {
			out = wanted.take(out, f[i].list)
		}
	}
	return out
}

// News returns all errors, and of the warnings those that an edition before did not have. A
// warning that only stands in another line now is none.
func (f Found) News(before Found) List {
	var out List
	for _, s := range f {
		for len(before) > 0 && before[0] != s && before[0].path < s.path {
			before = before[1:]
		}
		var old List
		shared := len(before) > 0 && before[0] == s
		if shared || len(before) > 0 && before[0].path == s.path {
			old, before = before[0].list, before[1:]
		}
		if !shared || s.errors > 0 {
			out = s.news(old, out)
		}
	}
	return out
}

// news appends the errors of a file, and the warnings that were not said of it before.
func (s *Said) news(before, out List) List {
	type text struct {
		code    Code
		message string
	}
	known := map[text]int{}
	for _, d := range before {
		known[text{d.Code, d.Message}]++
	}
	for _, d := range s.list {
		of := text{d.Code, d.Message}
		known[of]--
		if d.Severity == Error || known[of] < 0 {
			out = append(out, d)
		}
	}
	return out
}

// rest is how many diagnostics are still wanted.
type rest struct{ errors, warnings int }

// take appends those of a list that are wanted.
func (r *rest) take(out, list List) List {
	for _, d := range list {
		left := &r.warnings
		switch d.Severity {
		case Error:
			left = &r.errors
		case Warning:
		default:
			continue
		}
		if *left > 0 {
			*left--
			out = append(out, d)
		}
	}
	return out
}
