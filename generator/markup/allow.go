package markup

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Silencing a warning at one place:
//
//	<!-- allow text/long-sentence: the Act is quoted -->
//
// holds for the block that follows the comment, or, in the middle of a
// paragraph, for that paragraph.

// Without a colon, only what looks like a code is meant so; "allow the reader
// time" is a remark.
var allowComment = regexp.MustCompile(`^<!--\s*allow\s+(?:([^\s:]+)\s*:\s*(.*?)|([^\s:]+/[^\s:]+)(?:\s.*?)?)\s*-->$`)

// comment reads an HTML comment. It tells whether b is nothing but comments.
func (w *writer) comment(b []byte, at source.Span, n ast.Node) bool {
	trimmed := bytes.TrimSpace(b)
	end := bytes.Index(trimmed, []byte("-->"))
	if end >= 0 && end+len("-->") < len(trimmed) {
		return false // text follows the comment
	}
	m := allowComment.FindSubmatch(bytes.ReplaceAll(trimmed, []byte{'\n'}, []byte{' '}))
	if m == nil || w.opts.Plain || w.silent {
		return true
	}
	budgetOf(w.context).silences(at.Offset)
	from, to := w.allowedLines(n)
	a := Allowance{Code: diag.Code(m[1]) + diag.Code(m[3]), Reason: string(m[2]), From: from, To: to, Pos: w.position(at)}
	if w.checkAllowance(a) {
		w.body.Allowed = append(w.body.Allowed, a)
	}
	return true
}

func (w *writer) checkAllowance(a Allowance) bool {
	row, known := diag.Lookup(a.Code)
	var d diag.Diagnostic
	switch {
	case !known:
		d = diag.New(diag.AllowUnknownCode, a.Pos, "There is no message “%s”.", a.Code)
		var names []string
		for _, r := range diag.Rows() {
			names = append(names, string(r.Code))
		}
		d.Hint = "Copy the name from the square brackets at the end of the message."
		if near := diag.Suggest(string(a.Code), names); near != "" {
			d.Hint = "Did you mean " + near + "?"
		}
	case row.Severity == diag.Error:
		d = diag.New(diag.AllowError, a.Pos, "“%s” is an error, and errors cannot be silenced.", a.Code).
			Hinted("`partnerbook explain %s` says how to mend it.", a.Code)
	case strings.TrimSpace(a.Reason) == "":
		d = diag.New(diag.AllowNoReason, a.Pos, "This does not say why “%s” does not matter here.", a.Code).
			Hinted("Write the reason after a colon, as in <!-- allow %s: the Act is quoted -->.", a.Code)
	default:
		return true
	}
	w.found.Add(d)
	return false
}

// commentRun is a number of comments of which one follows the other, and the
// block after them. It is kept since there may be very many.
type commentRun struct {
	parent, after ast.Node
	from          int
}

// afterComments returns the block that follows a comment and those after it, or
// the last of them.
func (w *writer) afterComments(n ast.Node) ast.Node {
	run := &w.comments
	if run.parent == n.Parent() && run.from <= n.Pos() && n.Pos() <= run.after.Pos() {
		return run.after
	}
	*run = commentRun{parent: n.Parent(), after: n, from: n.Pos()}
	for next := n.NextSibling(); next != nil; next = next.NextSibling() {
		if run.after = next; !isComment(next, w.text.Data) {
			break
		}
	}
	return run.after
}

// allowedLines returns the lines of the block that a comment is for. Other
// comments, and footnotes that are not shown, may stand between the two.
func (w *writer) allowedLines(n ast.Node) (from, to int) {
	block := n
	for block.Type() == ast.TypeInline {
		block = block.Parent()
	}
	from = w.text.Line(max(0, block.Pos()))
	if block == n {
		block = w.afterComments(n)
	}
	for after := block; after != nil; after = after.Parent() {
		if next := after.NextSibling(); next != nil && next.Pos() > block.Pos() {
			return from, max(from, w.text.Line(next.Pos())-1)
		}
	}
	return from, w.text.Line(len(w.text.Data))
}
