// Package analyse turns text into the terms by which it is found. It is the one
// analysis: pages and queries, the index and the browser's twin of it all take
// their terms from these rules. A change to a rule changes every index.
//
// The rules are about single characters and small tables, so that the browser's twin
// (themes/default/search/analyse.js) can follow them without Unicode's properties;
// BrowserTables gives it the tables. Both give the same for every text.
//
// # Characters
//
// Text is read character by character. Each is of one class (ClassOf):
//
//   - Word: a letter (Unicode category L) or a decimal digit (Nd);
//   - Mark: a combining mark (M). It is left out, as if it did not stand there;
//   - Silent: an apostrophe (' ‘ ’ ʼ), a soft hyphen and other invisible joiners.
//     They are left out as well: council's is councils;
//   - Joiner: a hyphen (-, U+2010, U+2011) or a slash;
//   - Separator: everything else, and each byte that is not UTF-8 (in JavaScript,
//     each surrogate without its other half).
//
// So that the table is small enough for a browser to load, it is coarser in some
// places. In the scripts from U+0700 to U+1DBF and from U+A000 to U+D7FF, and in
// kana, what is not punctuation, space or format is Word: in most of them a mark is
// a vowel; from U+A4D0 to U+ABFF punctuation is as well. U+2070 to U+218F (raised and lowered signs, currencies, letterlike signs)
// separate, but for the combining marks there. U+10000 to U+1CFFF, U+1D400 to
// U+1EFFF, and U+20000 to U+3FFFF are Word as a whole, plane 14 is Mark, pictures and
// private use separate. Where Unicode has no character yet, the class of the
// character before goes on.
//
// # Words
//
// A word is a run of Word characters, with the marks and silent characters among
// them left out. Four rules, for ASCII letters and digits only, let it run on or
// end it differently:
//
//   - Decimal point: a full stop directly between two digits is kept: 1.6, v2.1.4.
//   - Thousands: a comma is left out where it stands directly between one to three
//     digits, with which the word or a group of thousands begins, and exactly three
//     digits: £250,000 is 250000, but 2009,2010 and 1,2,3 are several words.
//   - Abbreviation: single letters with full stops directly between them, at the
//     start of a word, are one word: U.K. is uk, J.R.Smith is jr and smith. The last
//     letter must not be followed by a Word or Mark character. A full stop after it
//     is silent, unless a Word or Mark character follows.
//   - Plural of an abbreviation: of two or more capitals and a small s, or an
//     apostrophe (' or ’) and a small s, the s is left out if the word need not be
//     cut: SLAs and LA's are sla and la. The stemmer would leave slas.
//
// Each character of a word is folded (Fold). A character below U+0590 (Latin, Greek,
// Cyrillic, Armenian), of U+1E00 to U+1FFF or of the Latin ligatures U+FB00 to
// U+FB06 is replaced by its compatibility decomposition, made small, without what is
// not Word, and with plain letters for those that have a stroke (ł), for ligatures
// (æ) and for the Greek final sigma; if nothing remains, and elsewhere, it stays as
// it is. Unicode promises that these decompositions and pairs of small and capital
// letters do not change, so any browser has the same. The folded word is cut to 64 bytes of UTF-8, between letters, and a full
// stop at the end of what remains is left out. That is the token's surface.
// Analysis of a surface gives one token with the same surface.
//
// # Compounds
//
// Words with exactly one joiner between each two of them (silent characters and
// marks aside) are a compound. A compound of two to four words that are not all
// numbers (digits and full stops only) gives first the whole, which is the surfaces
// put together and cut like a word, and then its words, marked as parts: call-off
// gives calloff, call, off. Other compounds give their words alone, as if there were
// spaces: 2010/11 gives 2010, 11.
//
// # Terms
//
// The term of a surface that is not three or more letters a to z, and nothing else,
// is the surface; so is every term in languages other than English and Welsh.
//
// In English, the term is the stem by Snowball's English stemmer ("Porter 2"), as
// blevesearch's snowballstem 0.9.0 has it.
//
// Stop words are tokens like any other: an index has them. They are recognised by
// surface, because stems meet: the stem of willing is will.
//
// # Welsh
//
// Welsh words change at both ends. The term is what the stages of rules in welsh.txt
// make of a surface, each stage by the first of its rules that fits. They follow the
// tables of mutations and plurals of the grammars (P. W. Thomas, Gramadeg y Gymraeg,
// 1996; G. King, Modern Welsh: A Comprehensive Grammar, the chapters on mutations and
// on nouns), and prefer to leave words apart that belong together to joining words
// that do not:
//
//   - Initial mutations (soft, nasal, aspirate): the forms of a word get one initial,
//     which need not be that of the dictionary: p, b, ph, mh and f are b; t, d, dd, th
//     and nh are d; c, g, ch, ngh and ng are g, and with a w behind it w, because
//     gwasanaeth is wasanaeth after y; ll is l, rh is r; ml and mr are bl and br, which
//     they come from. An f may come from m: it does in words that are listed, as does
//     the vowel or r from which a g was lost. Left as they are: ff, chw before a vowel
//     (chwarae), theatr and its like, n and m (nifer and mater mutate otherwise), l for
//     gl, and a vowel for g in other words (oed is not coed).
//   - h before a vowel (ein hadroddiad, and hawl as well) is left out in words of four
//     letters and more.
//   - Some irregular plurals and singulars are listed, and so are words of one stem that an
//     ending would part (gwirio and gwiriad, hidlydd and hidlwyr).
//   - Endings: plurals -au, -iau, -iadau, -ion, -yddion, -oedd, -ydd, -iaid, -feydd, -wyr, -i and
//     the endings -u, -io, -ir, -odd, -wyd, -wch, -iwch of verbs are cut from a stem that is
//     long enough, and -iad like -iadau. -on and -od are not: they end too many words
//     that are no plurals (digon, afon, aelod, cyfarfod).
//   - What an ending does to the stem is undone: ngh, nh, nn, rr and final ai are
//     ng, n, n, r and ei (cynghorau, rhannau, effeithiau). nn and rr are also undone within
//     a word with two letters and more behind: n and r are doubled after a stressed vowel only,
//     and an ending moves the stress (ffynhonnell, ffynonellau).
//
// In Welsh, 'r, 'n, 'i, 'u, 'w, 'm, 'ch and 'th after an apostrophe (' or ’) at the end
// of a word are left out like the s of abbreviations: gwasanaethau'r is gwasanaethau.
//
// # Positions
//
// Start is the first byte of a word's first character, End the byte after its last
// one and the marks on it. Tokens come in the order of Start; a whole, which runs
// from its first word to its last, comes before its parts.
//
// # Library
//
// snowballstem is the stemmer that bleve uses, so that its index and ours agree. The
// browser has a stemmer of its own (themes/default/search/stem.js) that gives the same.
package analyse
