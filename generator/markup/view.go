package markup

// Views: what can be shown only when all pages are known. Here only the question is
// read, as of a list.
//
//	:::partnerships{models=shared}       the table of the partnerships
//	:::partnerships{status=historic}     of those on pages that are kept for reference
//	:::who-with-whom                     the same drawn
//	:::accounts{themes="resilience"}     the accounts, of one kind or sorted by one
//	:::accessibility-statement           the statement that site.toml describes

// ViewName says which view it is.
type ViewName string

// The views, by the names of their blocks.
const (
	ViewPartnerships ViewName = "partnerships"
	ViewWho          ViewName = "who-with-whom"
	ViewAccounts     ViewName = "accounts"
	ViewStatement    ViewName = "accessibility-statement"
)

// View says what a view shows. Empty fields do not restrict.
type View struct {
	Name     ViewName
	Models   []string
	Historic bool // partnerships on historic pages, and otherwise those on all others
	Councils []string
	Themes   []string
	// By is what accounts are sorted by: "model", "council" or "theme"; "" is not at all.
	By string
	// Level is that of the headings in a statement.
	Level int
}

var (
	partnershipsBlock = viewBlock(ViewPartnerships, parameter{name: "models"}, choice("status", "historic"))
	whoBlock          = viewBlock(ViewWho, parameter{name: "models"}, choice("status", "historic"))
	accountsBlock     = viewBlock(ViewAccounts, parameter{name: "models"}, parameter{name: "councils"}, parameter{name: "themes"},
		choice("by", "model", "council", "theme"))
	statementBlock = viewBlock(ViewStatement)
)

func viewBlock(name ViewName, attributes ...parameter) block {
	return block{name: string(name), leaf: true, attributes: attributes, write: writeView}
}

func writeView(w *writer, d *directive) {
	a := d.attributes
	level := 0
	if ViewName(d.name) == ViewStatement {
		level = max(w.level, 1) + 1
	}
	w.hole(HoleView, w.reference(Reference{
		Kind:   RefView,
		Pos:    w.position(d.span),
		Places: w.placesOf(a),
		View: &View{
			Name:     ViewName(d.name),
			Models:   words(a.value("models")),
			Historic: a.value("status") == "historic",
			Councils: splitList(a.value("councils"), ";"),
			Themes:   splitList(a.value("themes"), ";"),
			By:       a.value("by"),
			Level:    level,
		},
	}))
	w.write("\n")
}
