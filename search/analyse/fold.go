package analyse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold returns what stands for a character in a surface: one small letter without
// accents, or several for a ligature.
func Fold(r rune) string {
	r = lowered(r)
	if s, found := folds[r]; found {
		return s
	}
	return string(r)
}

// lowered makes a letter small, in Latin, Greek, Cyrillic and Armenian only: their
// pairs of letters are as old as every browser. No character becomes two, as İ would
// in languages that make whole strings small.
func lowered(r rune) rune {
	if r < 0x590 || 0x1e00 <= r && r < 0x2000 {
		return unicode.ToLower(r)
	}
	return r
}

// lower is the bit that makes an ASCII letter small, for speed.
var lower = func() (out [utf8.RuneSelf]byte) {
	for ch := 'A'; ch <= 'Z'; ch++ {
		out[ch] = 'a' - 'A'
	}
	return out
}()

// letterTable holds the letters for which Unicode has no decomposition: with a
// stroke, ligatures, the Greek final sigma.
const letterTable = `
ae æ
b ƀ
d ðđ
h ħ
i ı
l ł
ng ŋ
o ø
oe œ
ss ß
t ŧ
th þ
z ƶ
σ ς
`

var letters = readFolds(letterTable)

// folds holds the small letters that are written otherwise in a surface: those of
// letterTable, and what Unicode decomposes, without the marks.
var folds = readFolds(letterTable + `
a ªàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ
ae ǣǽ
aʾ ẚ
b ḃḅḇ
c çćĉċčḉ
d ďḋḍḏḑḓ
dz ǆǳ
e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
f ḟ
ff ﬀ
ffi ﬃ
ffl ﬄ
fi ﬁ
fl ﬂ
g ĝğġģǧǵḡ
h ĥȟʰḣḥḧḩḫẖ
i ìíîïĩīĭįǐȉȋḭḯỉị
ij ĳ
j ĵǰʲ
k ķǩḱḳḵ
l ĺļľŀˡḷḹḻḽ
lj ǉ
m ḿṁṃ
n ñńņňŉǹṅṇṉṋ
nj ǌ
o ºòóôõöōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ
p ṕṗ
r ŕŗřȑȓʳṙṛṝṟ
s śŝşšſșˢṡṣṥṧṩẛ
st ﬅﬆ
t ţťțṫṭṯṱẗ
u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
v ṽṿ
w ŵʷẁẃẅẇẉẘ
x ˣẋẍ
y ýÿŷȳʸẏẙỳỵỷỹ
z źżžẑẓẕ
ɣ ˠ
ɦ ʱ
ɹ ʴ
ɻ ʵ
ʁ ʶ
ʒ ǯ
ʕ ˤ
ʹ ʹ
α άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ
β ϐ
ε έϵἐἑἒἓἔἕὲέ
η ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ
θ ϑ
ι ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ
κ ϰ
μ µ
ο όὀὁὂὃὄὅὸό
π ϖ
ρ ϱῤῥ
σ ϲ
υ ΰϋύϒϓϔὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ
φ ϕ
ω ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ
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
եւ և
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
