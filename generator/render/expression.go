package render

import (
	"reflect"
	"text/template/parse"
)

// expression is a value in a program, with its type.
type expression struct {
	typ      reflect.Type
	get      func(*env) reflect.Value
	constant bool
}

func constantText(s string) expression {
	v := reflect.ValueOf(s)
	return expression{v.Type(), func(*env) reflect.Value { return v }, true}
}

// command compiles a command that is one value, or a call of T or N.
func (c *compiler) command(cmd *parse.CommandNode, dot reflect.Type) (expression, error) {
	if len(cmd.Args) == 1 {
		return c.value(cmd.Args[0], dot)
	}
	return c.wordsCall(cmd, dot)
}

func (c *compiler) value(n parse.Node, dot reflect.Type) (expression, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return expression{typ: dot, get: func(e *env) reflect.Value { return e.dot }}, nil
	case *parse.FieldNode:
		from := expression{typ: dot, get: func(e *env) reflect.Value { return e.dot }}
		return fields(n, from, n.Ident)
	case *parse.VariableNode:
		for slot := len(c.names) - 1; slot >= 0; slot-- {
			if c.names[slot] == n.Ident[0] {
				from := expression{typ: c.types[slot], get: func(e *env) reflect.Value { return e.get(slot) }}
				return fields(n, from, n.Ident[1:])
			}
		}
	case *parse.StringNode:
		return constantText(n.Text), nil
	case *parse.PipeNode:
		if len(n.Cmds) == 1 && len(n.Decl) == 0 {
			return c.command(n.Cmds[0], dot)
		}
	}
	return expression{}, unknown(n)
}

// fields compiles .A.B on a value.
func fields(n parse.Node, from expression, names []string) (expression, error) {
	for _, name := range names {
		t, pointer := from.typ, false
		if t.Kind() == reflect.Pointer {
			t, pointer = t.Elem(), true
		}
		if t.Kind() != reflect.Struct {
			return expression{}, unknown(n)
		}
		field, ok := t.FieldByName(name)
		if !ok || !field.IsExported() {
			return expression{}, unknown(n)
		}
		get, index := from.get, field.Index
		from = expression{typ: field.Type, get: func(e *env) reflect.Value {
			v := get(e)
			if pointer {
				if v.IsNil() {
					e.missing = true
					return reflect.Zero(field.Type)
				}
				v = v.Elem()
			}
			if len(index) == 1 {
				return v.Field(index[0])
			}
			found, err := v.FieldByIndexErr(index)
			if err != nil { // an embedded pointer is nil
				e.missing = true
				return reflect.Zero(field.Type)
			}
			return found
		}}
	}
	return from, nil
}

// wordsCall compiles .T "key" name value … and .N "key" n. The words are those
// of the language that is compiled for, so calls without values are constants.
func (c *compiler) wordsCall(cmd *parse.CommandNode, dot reflect.Type) (expression, error) {
	on, method := dot, ""
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		if len(n.Ident) == 1 {
			method = n.Ident[0]
		}
	case *parse.VariableNode:
		if len(n.Ident) == 2 && n.Ident[0] == "$" {
			on, method = c.types[0], n.Ident[1]
		}
	}
	key, isText := cmd.Args[1].(*parse.StringNode)
	if method != "T" || !isText || !hasWords(on) {
		return expression{}, unknown(cmd)
	}
	var values []expression
	constant := true
	for _, arg := range cmd.Args[2:] {
		v, err := c.value(arg, dot)
		if err != nil || !printable(v.typ) {
			return expression{}, unknown(cmd)
		}
		constant = constant && v.constant
		values = append(values, v)
	}
	words := c.programs.words
	say := func(e *env) reflect.Value {
		pairs := make([]any, len(values))
		for i, v := range values {
			pairs[i] = v.get(e).Interface()
		}
		return reflect.ValueOf(words.T(key.Text, pairs...))
	}
	if constant {
		return constantText(say(nil).String()), nil
	}
	return expression{typ: reflect.TypeFor[string](), get: say}, nil
}

// hasWords tells whether a view carries the table of words.
func hasWords(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return false
	}
	f, ok := t.FieldByName("Words")
	return ok && f.Type == reflect.TypeFor[*Words]()
}

// condition compiles what {{if}} asks: a value, or and, or, not, eq and ne of
// values.
func (c *compiler) condition(pipe *parse.PipeNode, dot reflect.Type) (func(*env) bool, error) {
	if len(pipe.Cmds) != 1 || len(pipe.Decl) > 0 {
		return nil, unknown(pipe)
	}
	cmd := pipe.Cmds[0]
	name, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok {
		value, err := c.command(cmd, dot)
		if err != nil {
			return nil, err
		}
		return func(e *env) bool { return truth(value.get(e)) }, nil
	}
	var args []func(*env) bool
	for _, arg := range cmd.Args[1:] {
		a, err := c.argument(arg, dot)
		if err != nil {
			return nil, err
		}
		args = append(args, a)
	}
	switch {
	case name.Ident == "and":
		return all(args), nil
	case name.Ident == "or":
		return anyOf(args), nil
	case name.Ident == "not" && len(args) == 1:
		return func(e *env) bool { return !args[0](e) }, nil
	case name.Ident == "eq" && len(args) == 2:
		return c.equal(cmd.Args[1], cmd.Args[2], dot, true)
	case name.Ident == "ne" && len(args) == 2:
		return c.equal(cmd.Args[1], cmd.Args[2], dot, false)
	}
	return nil, unknown(pipe)
}

func (c *compiler) argument(n parse.Node, dot reflect.Type) (func(*env) bool, error) {
	if pipe, ok := n.(*parse.PipeNode); ok {
		return c.condition(pipe, dot)
	}
	value, err := c.value(n, dot)
	if err != nil {
		return nil, err
	}
	return func(e *env) bool { return truth(value.get(e)) }, nil
}

func all(args []func(*env) bool) func(*env) bool {
	return func(e *env) bool {
		for _, a := range args {
			if !a(e) {
				return false
			}
		}
		return true
	}
}

func anyOf(args []func(*env) bool) func(*env) bool {
	return func(e *env) bool {
		for _, a := range args {
			if a(e) {
				return true
			}
		}
		return false
	}
}

// equal compiles eq and ne of two texts.
func (c *compiler) equal(a, b parse.Node, dot reflect.Type, want bool) (func(*env) bool, error) {
	x, err := c.value(a, dot)
	if err != nil {
		return nil, err
	}
	y, err := c.value(b, dot)
	if err != nil {
		return nil, err
	}
	if x.typ.Kind() != reflect.String || y.typ.Kind() != reflect.String {
		return nil, unknown(a)
	}
	return func(e *env) bool { return (x.get(e).String() == y.get(e).String()) == want }, nil
}

// truth tells whether a value counts as true, as text/template has it.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return v.Len() > 0
	case reflect.Bool:
		return v.Bool()
	case reflect.Int:
		return v.Int() != 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Interface:
		return !v.IsNil() && truth(v.Elem())
	case reflect.Struct:
		return true
	}
	return false
}
