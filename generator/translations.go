package generator

import "partnerbook/generator/kind"

// joinTranslations makes the objects of translated decision aids. Each is made of two files: if
// either has changed, it is made anew.
func (w *Workspace) joinTranslations(all []cached, stats *Stats) {
	var aids map[string]*kind.Object
	for i := range all {
		c := &all[i]
		if c.texts == nil {
			continue
		}
		if aids == nil {
			aids = aidsIn(all)
		}
		original, _, _ := kind.SplitLanguage(c.file.Path)
		of := aids[original]
		if c.other = of == nil && !w.compiler.Translates(c.file.Path); c.other {
			c.object, c.of = nil, nil
			continue
		}
		if c.object != nil && c.of == of {
			continue
		}
		c.object, c.of = w.compiler.CompileAidTranslation(c.file, append([]byte{}, c.texts...), of), of
		stats.Compiled++
	}
}

// aidsIn returns the objects of decision aids, by content path.
func aidsIn(all []cached) map[string]*kind.Object {
	out := map[string]*kind.Object{}
	for _, c := range all {
		if c.object == nil || c.texts != nil {
			continue
		}
		if _, isAid := c.object.Fields.(kind.Aid); isAid {
			out[c.file.Path] = c.object
		}
	}
	return out
}
