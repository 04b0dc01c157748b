package analyse

import (
	"strings"
	"unicode"
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

// special are the characters whose class does not follow from their category.
var special = map[rune]Class{
	'\'': Silent, '‘': Silent, '’': Silent, 'ʼ': Silent,
	'\u00ad': Silent, // soft hyphen
	'\u200c': Silent, // zero-width non-joiner
	'\u200d': Silent, // zero-width joiner
	'\u2060': Silent, // word joiner
	'\ufeff': Silent, // zero-width no-break space
	'-':      Joiner, '‐': Joiner, '‑': Joiner, '/': Joiner,
}

// ClassOf returns the class of a character.
func ClassOf(r rune) Class {
	if class, found := special[r]; found {
		return class
	}
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return Word
	case unicode.IsMark(r):
		return Mark
	}
	return Separator
}

// Fold returns what stands for a character in a surface: one small letter without
// accents, or several for a ligature.
func Fold(r rune) string {
	r = lowered(r)
	if s, found := folds[r]; found {
		return s
	}
	return string(r)
}

// lowered makes a letter small. No character becomes two, as İ would in languages
// that make whole strings small.
func lowered(r rune) rune { return unicode.ToLower(r) }

// ascii and lower are the same for the characters below 128, for speed.
var (
	ascii [utf8.RuneSelf]Class
	lower [utf8.RuneSelf]byte // the bit that makes a letter small
)

func init() {
	for i := range ascii {
		ascii[i] = ClassOf(rune(i))
		if capital(byte(i)) {
			lower[i] = 'a' - 'A'
		}
	}
}

// next returns the class and the size of the character at i.
func next(text string, i int) (Class, int) {
	if ch := text[i]; ch < utf8.RuneSelf {
		return ascii[ch], 1
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

// folds holds the small letters that are written otherwise in a surface: what
// Unicode decomposes, without the marks, and letters with a stroke and ligatures.
var folds = readFolds(`
a ªàáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ
ae æǣǽ
b ƀḃḅḇ
c çćĉċčḉ
d ðďđḋḍḏḑḓ
dz ǆǳ
e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
f ƒḟ
ff ﬀ
ffi ﬃ
ffl ﬄ
fi ﬁ
fl ﬂ
g ĝğġģǧǵḡ
h ĥħȟḣḥḧḩḫẖ
i ìíîïĩīĭįıǐȉȋḭḯỉị
ij ĳ
j ĵǰ
k ķǩḱḳḵ
l ĺļľŀłḷḹḻḽ
lj ǉ
m ḿṁṃ
n ñńņňŉǹṅṇṉṋ
ng ŋ
nj ǌ
o ºòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ
oe œ
p ṕṗ
r ŕŗřȑȓṙṛṝṟ
s śŝşšſșṡṣṥṧṩẛ
ss ß
st ﬅﬆ
t ţťŧțṫṭṯṱẗ
th þ
u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
v ṽṿ
w ŵẁẃẅẇẉẘ
x ẋẍ
y ýÿŷȳẏẙỳỵỷỹ
z źżžƶẑẓẕ
ʒ ǯ
α ά
ε έ
η ή
ι ΐίϊ
μ µ
ο ό
σ ς
υ ΰϋύ
ω ώ
а ӑӓ
г ѓ
е ѐёӗ
ж ӂӝ
з ӟ
и йѝӣӥ
к ќ
о ӧ
у ўӯӱӳ
ч ӵ
ы ӹ
э ӭ
і ї
ѵ ѷ
ә ӛ
ө ӫ
`)

func readFolds(table string) map[rune]string {
	out := map[rune]string{}
	for line := range strings.Lines(table) {
		plain, letters, _ := strings.Cut(strings.TrimSpace(line), " ")
		for _, r := range letters {
			out[r] = plain
		}
	}
	return out
}
