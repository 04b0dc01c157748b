package aid

import (
	"strings"
	"unicode"
)

// tokenKind says what a token is.
type tokenKind int

const (
	endToken    tokenKind = iota
	numberToken           // 12, 3.5
	nameToken             // cost_before
	operatorToken
	compareToken
	openToken  // (
	closeToken // )
	commaToken
)

// token is a piece of a formula. pos counts characters from 1.
type token struct {
	kind tokenKind
	text string
	pos  int
}

// lexer cuts a formula into tokens.
type lexer struct {
	text []rune
	at   int
}

// next returns the next token, one of endToken at the end.
func (l *lexer) next() (token, error) {
	for l.at < len(l.text) && unicode.IsSpace(l.text[l.at]) {
		l.at++
	}
	pos := l.at + 1
	if l.at == len(l.text) {
		return token{endToken, "", pos}, nil
	}
	switch r := l.text[l.at]; {
	case isDigit(r):
		return l.number()
	case unicode.IsLetter(r) || r == '_':
		return l.name()
	case strings.ContainsRune("<>=!", r):
		return l.comparison()
	}
	return l.sign()
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func (l *lexer) take(while func(r rune) bool) string {
	from := l.at
	for l.at < len(l.text) && while(l.text[l.at]) {
		l.at++
	}
	return string(l.text[from:l.at])
}

// peek returns the next character, 0 at the end.
func (l *lexer) peek() rune {
	if l.at == len(l.text) {
		return 0
	}
	return l.text[l.at]
}

func (l *lexer) number() (token, error) {
	pos := l.at + 1
	text := l.take(isDigit)
	if len(text) > 1 && text[0] == '0' {
		return token{}, formulaError(pos, "“%s” begins with 0; write large numbers without commas or spaces, as in 1000", clip(text))
	}
	if l.peek() == '.' {
		l.at++
		decimals := l.take(isDigit)
		if decimals == "" {
			return token{}, formulaError(pos, "a digit is missing after the point in “%s.”", clip(text))
		}
		text += "." + decimals
	}
	return token{numberToken, text, pos}, nil
}

func (l *lexer) name() (token, error) {
	pos := l.at + 1
	text := l.take(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' })
	small := strings.ToLower(text)
	switch {
	case isName(text):
		return token{nameToken, text, pos}, nil
	case isName(small):
		return token{}, formulaError(pos, "names have small letters only; did you mean %s?", clip(small))
	}
	return token{}, formulaError(pos, "“%s” is not a name: names have the letters a to z, digits and _, and begin with a letter", clip(text))
}

func isName(s string) bool {
	return s != "" && 'a' <= s[0] && s[0] <= 'z' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

func (l *lexer) comparison() (token, error) {
	pos := l.at + 1
	switch text := l.take(func(r rune) bool { return strings.ContainsRune("<>=!", r) }); text {
	case "<", "<=", ">", ">=", "==", "!=":
		return token{compareToken, text, pos}, nil
	case "=":
		return token{}, formulaError(pos, "= compares nothing; write == to compare")
	case "=<":
		return token{}, formulaError(pos, "write <= for “at most”, not =<")
	case "=>":
		return token{}, formulaError(pos, "write >= for “at least”, not =>")
	case "<>":
		return token{}, formulaError(pos, "write != for “not equal”, not <>")
	case "!":
		return token{}, formulaError(pos, "%s", instead['!'])
	default:
		return token{}, formulaError(pos, "“%s” is not there: compare with one of < <= > >= == !=", clip(text))
	}
}

func (l *lexer) sign() (token, error) {
	pos, r := l.at+1, l.text[l.at]
	l.at++
	switch r {
	case '(':
		return token{openToken, "(", pos}, nil
	case ')':
		return token{closeToken, ")", pos}, nil
	case ',':
		return token{commaToken, ",", pos}, nil
	case '*':
		if l.peek() == '*' {
			return token{}, formulaError(pos, "%s", instead['^'])
		}
		return token{operatorToken, "*", pos}, nil
	case '+', '-', '/':
		return token{operatorToken, string(r), pos}, nil
	case '.':
		if isDigit(l.peek()) {
			digits := l.take(isDigit)
			return token{}, formulaError(pos, "write 0.%s, not .%s", clip(digits), clip(digits))
		}
	}
	if say := instead[r]; say != "" {
		return token{}, formulaError(pos, "%s", say)
	}
	return token{}, formulaError(pos, "%q has no meaning in a formula", r)
}
