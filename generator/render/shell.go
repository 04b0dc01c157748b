package render

// Shell is what the single file of a site (package single) has besides the site: the
// script that shows its pages, and what it says where no page can be shown.
type Shell struct {
	Title, Language, Home string
	Script                []byte
	NoScripts, Opening    string
}

// shellEntry is the script of the single file.
const shellEntry = "single/app.js"

// Shell returns the shell of the site, in the site's language.
func (b *Book) Shell() (Shell, error) {
	w := b.theme.Words(b.site.Config.Language)
	script, err := b.theme.apps.of(shellEntry, w.Language)
	if err != nil {
		return Shell{}, err
	}
	return Shell{
		Title: b.site.Name, Language: w.Language, Home: b.site.Home(), Script: script.data,
		NoScripts: w.T("single_no_scripts"), Opening: w.T("single_opening"),
	}, nil
}
