package analyse

import (
	"strings"
	"testing"
)

// meet are Welsh words that are to have one term, a set of them to a line.
const meet = `
cyngor gyngor nghyngor chyngor cynghorau gynghorau nghynghorau chynghorau
cynghorydd gynghorydd cynghorwyr chynghorwyr
budd fudd
budd-dal fudd-daliadau budd-daliadau
tai dai thai nhai
treth dreth threth nhreth trethi drethi
pobl bobl phobl mhobl pobloedd
gwasanaeth wasanaeth ngwasanaeth gwasanaethau wasanaethau wasanaethau'r gwasanaethau’n
awdurdod awdurdodau hawdurdod hawdurdodau
partneriaeth bartneriaeth phartneriaeth mhartneriaeth partneriaethau bartneriaethau
cytundeb gytundeb chytundeb nghytundeb cytundebau
contract gontract chontractau contractau
cwmni gwmni chwmni nghwmni cwmnïau gwmnïau chwmnïau
cwestiwn gwestiwn chwestiwn cwestiynau gwestiynau chwestiynau
cost gost chost nghost costau gostau
rhan ran rhannau rannau
rhaglen raglen rhaglenni raglenni
llywodraeth lywodraeth
llyfrgell lyfrgell llyfrgelloedd lyfrgelloedd
datblygu ddatblygu
dyletswydd ddyletswydd dyletswyddau
swydd swyddi
swyddog swyddogion
swyddfa swyddfeydd
ysgol ysgolion hysgol
amcan amcanion hamcanion
angen anghenion hanghenion
adroddiad adroddiadau hadroddiad
penderfyniad benderfyniad phenderfyniad penderfyniadau
taliad daliad thaliadau taliadau talu dalu
cyfarfod gyfarfod chyfarfod cyfarfodydd gyfarfodydd
aelod aelodau haelodau
gweithiwr weithiwr gweithwyr weithwyr
defnyddiwr ddefnyddwyr defnyddwyr
cynllun gynllun chynllun nghynllun cynlluniau gynlluniau
cais gais chais ceisiadau geisiadau
effaith effeithiau heffaith
enghraifft enghreifftiau
iaith iaith hiaith ieithoedd
taith daith teithiau
gair air geiriau eiriau
polisi bolisi pholisi polisïau bolisïau
menter fenter
mater fater materion faterion
model fodel modelau fodelau
mesur fesur mesurau fesurau
marchnad farchnad marchnadoedd
bwrdd fwrdd byrddau fyrddau
blwyddyn flwyddyn mlynedd blynedd blynyddoedd flynyddoedd
plentyn blentyn phlentyn plant blant phlant mhlant
cwrs gwrs cyrsiau gyrsiau
corff gorff chorff cyrff gyrff
ffordd ffyrdd
gwlad wlad gwledydd wledydd
maes faes meysydd feysydd
peiriant beiriant peiriannau beiriannau
grŵp rŵp
gallu allu
gofal ofal gofalu
gofyn ofyn
hawl hawliau
enw enwau henwau
cynhadledd gynhadledd cynadleddau gynadleddau
gwobr wobr gwobrau
risg risgiau
cronfa gronfa chronfa
sefydliad sefydliadau
trefn drefn trefniadau drefniadau trefnu
Cymru Gymru Nghymru Chymru
tref dref trefi drefi
heddlu heddluoedd
teulu deulu teuluoedd
gweithredu weithredu gweithredwyd weithredir gweithredodd
sefydlu sefydlwyd
golygydd olygydd golygyddion olygyddion
hidlydd hidlwyr
darllenydd ddarllenydd darllenwyr ddarllenwyr
cynllunydd gynllunydd cynllunwyr
gwirio wirio gwiriad gwiriadau wiriadau
dŵr ddŵr dwr
`

// apart are pairs of Welsh words that are not to have one term.
const apart = `
cyngor cynghorydd
oed coed
angen cangen
newydd newyddion
maes baes
modd bodd
mil bil
mawr bawr
car cariad
hawl awr
ael aelod
dig digon
person pers
tŷ tai
polisi polyn
swydd swyddfa
swydd swyddog
gwas gwasanaeth
llyfr llyfrgell
iaith taith
nod tod
nifer difer
dyn tynnu
gorau côr
golau coll
ar gar
allan gallan
aros caros
eiliad ail
breuddwyd breudd
canu gan
chwarae gwarae
chwaer gwaer
ffordd bordd
ffôn pôn
theatr deatr
cod codi
teledu telyn
defnydd defn
llywydd llyw
cyhoedd cyh
ynni yn
gwir gwirio
dydd du
addas gaddas
plant planed
awdur awdurdod
tynnwch dyn
tynnwyd dyn
heddwch hedd
honni oni
ynni yni
`

// welshGrammar are rules of the grammars with words that meet by them, a set to a line.
var welshGrammar = []struct{ rule, words string }{
	{"-wch and -iwch end the second person plural of the present and of the imperative of regular verbs (King, Modern Welsh, and Thomas, Gramadeg y Gymraeg, the tables of verbs)", `
		darllen darllenwch ddarllenwch
		defnyddio defnyddiwch ddefnyddiwch
		camdeipio camdeipiwch gamdeipiwch
		cymharu cymharwch chymharwch
		gofyn gofynnwch ofynnwch
		tynnu tynnwch dynnwch tynnwyd tynnir tynnodd`},
	{"n and r are doubled in a stressed syllable only, so that one is left where an ending moves the stress (Llyfr Gloywi Cymraeg, Dyblu'r cydseiniaid, p. 22)", `
		cynnig gynnig cynigion chynigion
		pennaeth bennaeth penaethiaid phenaethiaid
		pennawd penawdau
		ffynhonnell ffynonellau
		cyfrifiannell gyfrifianellau
		ffynnon ffynhonnau
		ennill enillodd enillion
		cyrraedd cyraeddiadau`},
}

func TestWelshGrammar(t *testing.T) {
	a := New("cy")
	for _, g := range welshGrammar {
		for line := range strings.Lines(strings.TrimSpace(g.words)) {
			words := strings.Fields(line)
			for _, word := range words[1:] {
				if got, want := a.Stem(word), a.Stem(words[0]); got != want {
					t.Errorf("%s is %s, but %s is %s, and %s", word, got, words[0], want, g.rule)
				}
			}
		}
	}
}

func TestWelshWordsMeet(t *testing.T) {
	a := New("cy")
	for line := range strings.Lines(strings.TrimSpace(meet)) {
		words := strings.Fields(line)
		for _, word := range words[1:] {
			if got, want := a.Stem(word), a.Stem(words[0]); got != want {
				t.Errorf("%s is %s, but %s is %s", word, got, words[0], want)
			}
		}
	}
}

func TestWelshWordsStayApart(t *testing.T) {
	a := New("cy")
	for line := range strings.Lines(strings.TrimSpace(apart)) {
		words := strings.Fields(line)
		if got := a.Stem(words[0]); got == a.Stem(words[1]) {
			t.Errorf("%s and %s are both %s", words[0], words[1], got)
		}
	}
}

func TestWelshTokens(t *testing.T) {
	a := New("cy")
	for _, c := range []struct{ text, want string }{
		{"gwasanaethau'r cyngor", "gwasanaethau>wasanaeth@0:14 cyngor>gyngor@15:21"},
		{"i’w A'R mae'n a'ch ei'th", "i@0:5 a@6:9 mae@10:15 a@16:20 ei@21:26"},
		{"'r o'r'r", "r@1:2 or@3:8"},
		{"SLAs a SLA'r council's d'Or", "sla@0:4 a@5:6 sla@7:12 councils>gouncils@13:22 dor@23:27"},
		{"Tŷ tŷ'r cyngor-dref", "ty@0:3 ty@4:9 cyngordref>gyngordref@10:21 +cyngor>gyngor@10:16 +dref@17:21"},
	} {
		if got := show(a, c.text); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
		checkTokens(t, a, c.text)
	}
}

func TestWelshStop(t *testing.T) {
	a := New("cy")
	for _, word := range []string{"yn", "yr", "gan", "mae", "gyda", "hefyd"} {
		if !a.Stop(word) {
			t.Errorf("%s should be a stop word", word)
		}
	}
	for _, word := range []string{"cyngor", "bodd", "gwasanaeth", "tai", "arian", "the", "newydd"} {
		if a.Stop(word) {
			t.Errorf("%s should not be a stop word", word)
		}
	}
}
