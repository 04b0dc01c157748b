package markup

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Options are what the text of a page depends on besides itself. They belong to
// the key of an object.
type Options struct {
	// Language is that of the page; plain-English checks run on "en" only.
	Language string
	// HTML says what becomes of HTML in the text.
	HTML source.HTMLPolicy
	// Plain leaves unknown inline marks as text, and makes no plain-English
	// checks: the text was not written for us.
	Plain bool
	// Title is the page's title from its settings, or empty.
	Title string
	// KeepTop keeps a heading of the first level as it is, for text that stands
	// on its own.
	KeepTop bool
	// Numbered gives the paragraphs numbers and anchors p1, p2, …
	Numbered bool
	// Checklist says that the page is one, so that items belong there.
	Checklist bool
	// Blanks makes {{name}} a blank to be filled in, and the text a document.
	Blanks bool
	// Tables are the fields that are printed as tables where their blank stands
	// alone in a paragraph, with the columns of each.
	Tables map[string][]string
	// Bare keeps nothing of the text but what tells whether it is right: the body has
	// neither HTML nor passages, and its offsets of HTML mean nothing.
	Bare bool
	// Places notes where anchors stand (Body.Places), for editors.
	Places bool
	// Blocks notes of what the page is made of (Body.Blocks), to compare translations.
	Blocks bool
	// ReadingAge is how old readers must be for a section, at most, in years; 0 for any age.
	ReadingAge float64
	// Passive reports sentences that do not say who does what.
	Passive bool
	// IsKind tells which words before a colon in a link are kinds of page.
	IsKind func(string) bool
}

// Compiler compiles texts. It may be used by several goroutines at once.
type Compiler struct {
	// bare is the parser for text without addresses. Looking for one at every
	// space is a sixth of the time that parsing takes, and few pages have any.
	parser, bare parser.Parser
	writers      writerTable
	lexers       lexerCache
	pool         sync.Pool
}

// New returns a compiler for the dialect.
func New() *Compiler {
	c := &Compiler{parser: newParser(extension.Linkify), bare: newParser(), writers: newWriterTable()}
	c.pool.New = func() any { return &writer{} }
	return c
}

// newParser returns a parser for the dialect. Addresses in the text become links
// by an extension of their own.
func newParser(more ...goldmark.Extender) parser.Parser {
	md := goldmark.New(
		goldmark.WithExtensions(append(more,
			extension.Strikethrough,
			extension.NewTypographer(extension.WithTypographicSubstitutions(quotes)),
		)...),
		goldmark.WithParserOptions(
			parser.WithBlockParsers(
				util.Prioritized(directiveParser{}, 90),
				util.Prioritized(extension.NewDefinitionListParser(), 101),
				util.Prioritized(definitionParser{extension.NewDefinitionDescriptionParser()}, 102),
				util.Prioritized(atxParser{parser.NewATXHeadingParser()}, 590),
				util.Prioritized(footnoteParser{extension.NewFootnoteBlockParser()}, 999),
			),
			parser.WithInlineParsers(
				util.Prioritized(taskParser{extension.NewTaskCheckBoxParser()}, 0),
				util.Prioritized(footnoteLinkParser{extension.NewFootnoteParser()}, 101),
				util.Prioritized(markParser{}, 150),
				util.Prioritized(markCloser{}, 199),
				util.Prioritized(blankParser{}, 160),
			),
			parser.WithParagraphTransformers(
				util.Prioritized(guardTransformer{}, 50),
				util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200),
				util.Prioritized(guardTransformer{last: true}, 890),
				util.Prioritized(attributeTransformer{}, 900),
			),
			parser.WithASTTransformers(
				util.Prioritized(extension.NewTableASTTransformer(), 0),
				util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
			),
		),
	)
	return md.Parser()
}

// hasAddress tells whether a text may hold a web or mail address that is to
// become a link.
func hasAddress(text []byte) bool {
	return bytes.IndexByte(text, '@') >= 0 || bytes.Contains(text, []byte("://")) || bytes.Contains(text, []byte("www."))
}

// quotes are the typographer's characters, as characters and not as entities,
// since they go into plain text as well.
var quotes = extension.TypographicSubstitutions{
	extension.LeftSingleQuote:  []byte("‘"),
	extension.RightSingleQuote: []byte("’"),
	extension.LeftDoubleQuote:  []byte("“"),
	extension.RightDoubleQuote: []byte("”"),
	extension.EnDash:           []byte("–"),
	extension.EmDash:           []byte("—"),
	extension.Ellipsis:         []byte("…"),
	extension.LeftAngleQuote:   []byte("«"),
	extension.RightAngleQuote:  []byte("»"),
	extension.Apostrophe:       []byte("’"),
}

// Compile turns a page's text into its body. The front matter must have been
// blanked out.
func (c *Compiler) Compile(t *source.Text, opts Options) (body Body, found diag.List) {
	if len(t.Data) > MaxFile {
		return Body{}, diag.List{TooLargeFile(t.Name, int64(len(t.Data)))}
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case refusal:
			body, found = Body{}, diag.List{r.Diagnostic}
		default:
			panic(r)
		}
	}()
	pc := parser.NewContext()
	limits := newBudget(t, pc)
	limits.notes(t.Data)
	parse := c.bare
	if hasAddress(t.Data) {
		parse = c.parser
	}
	root := parse.Parse(guardedReader{gtext.NewReader(t.Data), limits}, parser.WithContext(pc))

	w := c.pool.Get().(*writer)
	defer c.pool.Put(w)
	w.reset(t, opts, c, pc)
	return w.document(root.(*ast.Document))
}

// hasPlainText tells whether b holds anything but white space.
func hasPlainText(b []byte) bool { return len(bytes.TrimSpace(b)) > 0 }
