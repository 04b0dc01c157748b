package analyse

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Class says what a character does to a word.
type Class uint8

// The classes of characters.
const (
	Separator Class = iota // ends it
	Word                   // belongs to it
	Mark                   // is left out
	Silent                 // is left out
	Joiner                 // makes a compound of it and the next one
)

// classLetters stand for the classes in the table.
const classLetters = "SWMZJ"

// classTable gives the class of every character, from U+0000 on: runs of one class,
// each the letter of the class and how many characters it has, in base 36, nothing
// for one. What follows the last run is Separator. The table is written out, not
// computed, so that the terms of a text do not hang on the version of Unicode that
// the compiler or a browser has. The package's tests derive it from the rules.
//
//go:embed classes.txt
var classTable string

// plane is the number of characters whose class is looked up directly.
const plane = 1 << 16

var (
	classes [plane]Class
	beyond  []run // from U+10000 on
)

// run is characters of one class, up to the first that is not.
type run struct {
	end   rune
	class Class
}

func init() {
	at := rune(0)
	for table := strings.TrimSpace(classTable); table != ""; {
		class := Class(strings.IndexByte(classLetters, table[0]))
		n, digits := rune(1), 1+lengthDigits(table[1:])
		if digits > 1 {
			length, err := strconv.ParseInt(table[1:digits], 36, 32)
			if err != nil {
				panic("classes.txt: " + err.Error())
			}
			n = rune(length)
		}
		for r := at; r < min(at+n, plane); r++ {
			classes[r] = class
		}
		at += n
		if at > plane {
			beyond = append(beyond, run{at, class})
		}
		table = table[digits:]
	}
}

// lengthDigits returns how many digits of a run's length a table begins with.
func lengthDigits(table string) int {
	n := strings.IndexAny(table, classLetters)
	if n < 0 {
		n = len(table)
	}
	return n
}

// ClassOf returns the class of a character.
func ClassOf(r rune) Class {
	if uint32(r) < plane {
		return classes[r]
	}
	for _, b := range beyond {
		if uint32(r) < uint32(b.end) {
			return b.class
		}
	}
	return Separator
}

// next returns the class and the size of the character at i.
func next(text string, i int) (Class, int) {
	if ch := text[i]; ch < utf8.RuneSelf {
		return classes[ch], 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return classOf(r, size), size
}

// classOf returns the class of a decoded character.
func classOf(r rune, size int) Class {
	if r == utf8.RuneError && size == 1 {
		return Separator
	}
	return ClassOf(r)
}
