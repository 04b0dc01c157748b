package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
	"text/template/parse"
)

// A program is a template of html/template compiled to closures. html/template
// looks up every field by name and calls every escaper by reflection, which cost
// 150 µs a page and more than half of a build; a program finds fields once, when
// it is compiled, since views are structs.
//
// html/template still decides how a value is escaped: a program is made of the
// tree after html/template has put the escapers in, and runs those that stand
// for HTML text, attributes and addresses (escape.go). Whatever it does not know
// makes errUnknown, and the page is then made by html/template itself, with the
// same bytes. TestProgramsEqualTemplates compares the two.
type program struct {
	run   step
	slots int // variables
}

// step does a part of a program's work.
type step func(out *bytes.Buffer, e *env) error

// env holds the values that a program works with. Programs that call others
// share one stack of variables; base is where those of the present one begin.
type env struct {
	dot     reflect.Value
	vars    []reflect.Value
	base    int
	depth   int
	missing bool // a field was asked of nothing, which is an error
}

// deepest is how deep programs call each other; html/template goes on from there
// and says what is wrong.
const deepest = 1000

// envs holds stacks to be used again.
var envs = sync.Pool{New: func() any { return &env{vars: make([]reflect.Value, 0, 64)} }}

func (e *env) get(slot int) reflect.Value    { return e.vars[e.base+slot] }
func (e *env) set(slot int, v reflect.Value) { e.vars[e.base+slot] = v }

// errUnknown is the error for a template that is too unusual to be compiled.
var errUnknown = errors.New("not compiled")

// unknown is errUnknown at a place in a template.
func unknown(n parse.Node) error { return fmt.Errorf("%s: %w", n, errUnknown) }

// programs compiles the templates of one folder in one language, each for one
// type, once.
type programs struct {
	templates templateSet
	words     *Words
	mu        sync.Mutex
	done      map[programKey]*program
	failed    map[programKey]error
}

type programKey struct {
	name string
	dot  reflect.Type
}

func newPrograms(t templateSet, w *Words) *programs {
	return &programs{templates: t, words: w, done: map[programKey]*program{}, failed: map[programKey]error{}}
}

// execute appends what the named template makes of a view.
func (p *programs) execute(out *bytes.Buffer, name string, view any) error {
	v := reflect.ValueOf(view)
	compiled, err := p.get(name, v.Type())
	if err == nil {
		start := out.Len()
		if err = compiled.start(out, v); err == nil {
			return nil
		}
		out.Truncate(start)
	}
	if !errors.Is(err, errUnknown) {
		return err
	}
	return p.templates.ExecuteTemplate(out, name, view)
}

// start runs a program on a value.
func (p *program) start(out *bytes.Buffer, dot reflect.Value) error {
	e := envs.Get().(*env)
	defer func() {
		clear(e.vars)
		e.vars, e.base, e.dot, e.depth, e.missing = e.vars[:0], 0, reflect.Value{}, 0, false
		envs.Put(e)
	}()
	if err := p.call(out, e, dot); err != nil || !e.missing {
		return err
	}
	return errUnknown
}

// call runs a program that another one calls.
func (p *program) call(out *bytes.Buffer, e *env, dot reflect.Value) error {
	if p.run == nil || e.depth == deepest { // it is unknown itself, or calls itself for ever
		return errUnknown
	}
	before, base, top := e.dot, e.base, len(e.vars)
	e.dot, e.base = dot, top
	e.depth++
	for range p.slots {
		e.vars = append(e.vars, reflect.Value{})
	}
	e.set(0, dot)
	err := p.run(out, e)
	e.dot, e.base, e.vars = before, base, e.vars[:top]
	e.depth--
	return err
}

// get returns a template compiled for a type.
func (p *programs) get(name string, dot reflect.Type) (*program, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.compile(name, dot)
}

func (p *programs) compile(name string, dot reflect.Type) (*program, error) {
	key := programKey{name, dot}
	if done, ok := p.done[key]; ok {
		return done, p.failed[key]
	}
	t := p.templates.Lookup(name)
	if t == nil {
		return nil, fmt.Errorf("called where tags are open: %w", errUnknown)
	}
	// Executing once makes html/template put the escapers in. With no data most
	// templates fail at their first field, after that.
	_ = p.templates.ExecuteTemplate(io.Discard, name, nil)
	if t.Tree == nil {
		return nil, fmt.Errorf("no escaper is right for it: %w", errUnknown) // html/template says why
	}
	done := &program{}
	p.done[key] = done // before compiling: templates may call themselves
	c := compiler{programs: p, names: []string{"$"}, types: []reflect.Type{dot}}
	run, err := c.list(t.Tree.Root, dot)
	if err != nil {
		p.failed[key] = fmt.Errorf("template %q: %w", name, err)
		return done, p.failed[key]
	}
	done.run, done.slots = run, max(c.most, 1)
	return done, nil
}

// compiler compiles one template. names and types are the variables in scope, by
// slot.
type compiler struct {
	programs *programs
	names    []string
	types    []reflect.Type
	most     int
}

func (c *compiler) declare(name string, t reflect.Type) int {
	c.names, c.types = append(c.names, name), append(c.types, t)
	c.most = max(c.most, len(c.names))
	return len(c.names) - 1
}

// scope runs f and forgets the variables that it declared.
func (c *compiler) scope(f func() error) error {
	n := len(c.names)
	err := f()
	c.names, c.types = c.names[:n], c.types[:n]
	return err
}

func (c *compiler) list(l *parse.ListNode, dot reflect.Type) (step, error) {
	if l == nil {
		return func(*bytes.Buffer, *env) error { return nil }, nil
	}
	var steps []step
	err := c.scope(func() error {
		for _, n := range l.Nodes {
			s, err := c.node(n, dot)
			if err != nil {
				return err
			}
			if s != nil {
				steps = append(steps, s)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(steps) == 1 {
		return steps[0], nil
	}
	return func(out *bytes.Buffer, e *env) error {
		for _, s := range steps {
			if err := s(out, e); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

func (c *compiler) node(n parse.Node, dot reflect.Type) (step, error) {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(out *bytes.Buffer, _ *env) error { out.Write(text); return nil }, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return c.action(n.Pipe, dot)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot)
	case *parse.WithNode:
		return c.with(&n.BranchNode, dot)
	case *parse.RangeNode:
		return c.loop(&n.BranchNode, dot)
	case *parse.TemplateNode:
		return c.call(n, dot)
	}
	return nil, unknown(n)
}

// action compiles {{pipeline}}: a value that runs through escapers.
func (c *compiler) action(pipe *parse.PipeNode, dot reflect.Type) (step, error) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) == 0 {
		return nil, unknown(pipe)
	}
	value, err := c.command(pipe.Cmds[0], dot)
	if err != nil {
		return nil, err
	}
	var escapers []escaper
	for _, cmd := range pipe.Cmds[1:] {
		name, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) != 1 || escaperNamed(name.Ident) == nil {
			return nil, unknown(pipe)
		}
		escapers = append(escapers, escaperNamed(name.Ident))
	}
	if len(escapers) == 0 {
		return nil, unknown(pipe) // html/template always puts one in
	}
	if !printable(value.typ) {
		return nil, unknown(pipe)
	}
	isHTML := value.typ == htmlType
	if isHTML && (len(escapers) > 1 || pipe.Cmds[1].Args[0].String() != textEscaper) {
		return nil, unknown(pipe) // HTML in an attribute
	}
	if value.constant {
		text := escape(value.get(nil).String(), isHTML, escapers)
		return func(out *bytes.Buffer, _ *env) error { out.WriteString(text); return nil }, nil
	}
	if value.typ.Kind() == reflect.Int {
		return func(out *bytes.Buffer, e *env) error {
			out.WriteString(escape(fmt.Sprint(value.get(e).Int()), false, escapers))
			return nil
		}, nil
	}
	return func(out *bytes.Buffer, e *env) error {
		out.WriteString(escape(value.get(e).String(), isHTML, escapers))
		return nil
	}, nil
}

var htmlType = reflect.TypeFor[template.HTML]()

// printable tells whether values of a type are printed as plain text or as HTML.
func printable(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[string](), htmlType, reflect.TypeFor[int]():
		return true
	}
	return false
}

// branch compiles {{if}}.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type) (step, error) {
	if len(n.Pipe.Decl) > 0 {
		return nil, unknown(n)
	}
	when, err := c.condition(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	then, err := c.list(n.List, dot)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(out *bytes.Buffer, e *env) error {
		if when(e) {
			return then(out, e)
		}
		return otherwise(out, e)
	}, nil
}

// with compiles {{with}}. Where the type of the value is known only when the
// program runs, what stands inside is compiled then, once for each type.
func (c *compiler) with(n *parse.BranchNode, dot reflect.Type) (step, error) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return nil, unknown(n)
	}
	value, err := c.command(n.Pipe.Cmds[0], dot)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	inside := c.inside(n.List, value.typ)
	if value.typ.Kind() != reflect.Interface {
		if _, err := inside(value.typ); err != nil {
			return nil, err
		}
	}
	return func(out *bytes.Buffer, e *env) error {
		v := value.get(e)
		if !truth(v) {
			return otherwise(out, e)
		}
		if v.Kind() == reflect.Interface {
			v = v.Elem()
		}
		body, err := inside(v.Type())
		if err != nil {
			return err
		}
		before := e.dot
		e.dot = v
		err = body(out, e)
		e.dot = before
		return err
	}, nil
}

// inside returns a function that compiles a list for a type of dot, once.
func (c *compiler) inside(l *parse.ListNode, known reflect.Type) func(reflect.Type) (step, error) {
	if known.Kind() != reflect.Interface {
		s, err := c.list(l, known)
		return func(reflect.Type) (step, error) { return s, err }
	}
	// The variables in scope now are those in scope then.
	scope := compiler{c.programs, append([]string(nil), c.names...), append([]reflect.Type(nil), c.types...), 0}
	room := len(scope.names) + 8
	c.most = max(c.most, room)
	var compiled sync.Map
	return func(t reflect.Type) (step, error) {
		if s, ok := compiled.Load(t); ok {
			return s.(step), nil
		}
		c.programs.mu.Lock()
		defer c.programs.mu.Unlock()
		own := scope
		s, err := own.list(l, t)
		if err != nil || own.most > room {
			return nil, errUnknown
		}
		compiled.Store(t, s)
		return s, nil
	}
}

// loop compiles {{range}} over a slice.
func (c *compiler) loop(n *parse.BranchNode, dot reflect.Type) (step, error) {
	if len(n.Pipe.Cmds) != 1 {
		return nil, unknown(n)
	}
	value, err := c.command(n.Pipe.Cmds[0], dot)
	if err != nil {
		return nil, err
	}
	if value.typ.Kind() != reflect.Slice {
		return nil, unknown(n)
	}
	otherwise, err := c.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	index, item := -1, -1
	var body step
	err = c.scope(func() (err error) {
		switch decl := n.Pipe.Decl; len(decl) {
		case 1:
			item = c.declare(decl[0].Ident[0], value.typ.Elem())
		case 2:
			index = c.declare(decl[0].Ident[0], reflect.TypeFor[int]())
			item = c.declare(decl[1].Ident[0], value.typ.Elem())
		}
		body, err = c.list(n.List, value.typ.Elem())
		return err
	})
	if err != nil {
		return nil, err
	}
	return func(out *bytes.Buffer, e *env) error {
		v := value.get(e)
		n := v.Len()
		if n == 0 {
			return otherwise(out, e)
		}
		before := e.dot
		for i := range n {
			e.dot = v.Index(i)
			if index >= 0 {
				e.set(index, reflect.ValueOf(i))
			}
			if item >= 0 {
				e.set(item, e.dot)
			}
			if err := body(out, e); err != nil {
				return err
			}
		}
		e.dot = before
		return nil
	}, nil
}

// call compiles {{template "name" value}}.
func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) (step, error) {
	if n.Pipe == nil || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Decl) > 0 {
		return nil, unknown(n)
	}
	value, err := c.command(n.Pipe.Cmds[0], dot)
	if err != nil {
		return nil, err
	}
	if value.typ.Kind() == reflect.Interface {
		return nil, unknown(n)
	}
	called, err := c.programs.compile(n.Name, value.typ)
	if err != nil {
		return nil, err
	}
	return func(out *bytes.Buffer, e *env) error { return called.call(out, e, value.get(e)) }, nil
}
