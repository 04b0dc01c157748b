package render

import "sync"

// The address of an asset holds a digest of its bytes, so a page can link to one only once
// it was bundled. That depends on the program, the theme and the settings alone: where
// another run of the program found the addresses for the same three, this one bundles
// nothing to link to what stands there already.

// names are the addresses of the assets of a theme, by what each is made of. The zero value
// knows none.
type names struct{ known sync.Map }

// of returns the address of an asset. It is bundled if nobody has asked for it before.
func (n *names) of(made string, bundle func() (asset, error)) (url string, err error) {
	if url, ok := n.known.Load(made); ok {
		return url.(string), nil
	}
	a, err := bundle()
	if err != nil {
		return "", err
	}
	n.known.Store(made, a.url)
	return a.url, nil
}

// Names returns the addresses of the assets that pages were told so far, for Recall.
func (t *Theme) Names() map[string]string {
	out := map[string]string{}
	t.names.known.Range(func(made, url any) bool {
		out[made.(string)] = url.(string)
		return true
	})
	return out
}

// Recall takes up what Names returned in another run of the same program, of the same
// theme with the same settings.
func (t *Theme) Recall(names map[string]string) {
	for made, url := range names {
		t.names.known.Store(made, url)
	}
}
