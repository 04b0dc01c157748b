package markup

// Construct is what an editor can know of a block or an inline mark.
type Construct struct {
	Name       string
	Leaf       bool // the block holds nothing and needs no closing line
	Title      bool // the block may have a title after its name
	Attributes []Attribute
}

// Attribute is an attribute of a construct.
type Attribute struct {
	Name     string
	Required bool
	Values   []string // that it can have, if they are few
}

// Blocks returns the blocks of the dialect, :::name.
func Blocks() []Construct {
	out := make([]Construct, len(blockTable))
	for i, b := range blockTable {
		out[i] = Construct{b.name, b.leaf, b.title, attributesAsKnown(b.attributes)}
	}
	return out
}

// Marks returns the inline marks of the dialect, :name[…].
func Marks() []Construct {
	out := make([]Construct, len(markTable))
	for i, m := range markTable {
		out[i] = Construct{Name: m.name, Attributes: attributesAsKnown(m.attributes)}
	}
	return out
}

func attributesAsKnown(list []parameter) []Attribute {
	out := make([]Attribute, len(list))
	for i, p := range list {
		out[i] = Attribute{p.name, p.required, p.values}
	}
	return out
}
