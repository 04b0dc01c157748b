// The English stemmer of Snowball ("Porter 2"), written from its description
// (https://snowballstem.org/algorithms/english/stemmer.html), in the revision that
// Go's snowballstem 0.9.0 has: later ones know more exceptions and conditions.

// Tables are lists of "from:to", where "to" may be missing.
const pairs = (list) => new Map(list.split(" ").map((pair) => pair.split(":")));

const vowel = "[aeiouy]", other = "[^aeiouy]"; // Y is a y that is a consonant
const vowelThenOther = RegExp(vowel + other);
const short = RegExp(`${other + vowel}[^aeiouywxY]$|^${vowel + other}$`); // a short syllable ends it

const exceptions = pairs("skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes"
  // What english.go of the package analyse keeps apart, or brings together.
  + " succession:succession governance:governanc wrote:write written:write paid:pay");
const finished = /^((inn|out|cann|herr|earr)ing|(suc|pro|ex)ceed)$/; // after step 1a

/** Where the region after the first vowel and consonant from a place on begins. */
function region(word, from) {
  const at = word.slice(from).search(vowelThenOther);
  return at < 0 ? word.length : from + at + 2;
}

/** The step that replaces the longest of some suffixes, if it fits. */
function step(list) {
  const suffixes = pairs(list);
  const pattern = RegExp(`(${[...suffixes.keys()].join("|")})$`);
  return (word, from, r2) => {
    const at = word.search(pattern), suffix = word.slice(at);
    return at < 0 || at < (suffix == "ative" ? r2 : from) || before[suffix] && !before[suffix].test(word[at - 1])
      ? word
      : word.slice(0, at) + (suffixes.get(suffix) || "");
  };
}

/** What must stand before some suffixes. */
const before = { li: /[cdeghkmnrt]/, ogi: /l/, ion: /[st]/ };

const step2 = step("tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble ogi:og fulli:ful lessli:less li");
const step3 = step("tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful ness ative");
const step4 = step("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion");

function step1a(word) {
  if (/sses$/.test(word)) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /[aeiouy].*[^us]s$/.test(word) ? word.slice(0, -1) : word;
}

function step1b(word, r1) {
  const [suffix, kind] = /(eed|ed|ing)(ly)?$/.exec(word) || [""];
  const rest = word.slice(0, word.length - suffix.length);
  if (kind == "eed") return rest.length < r1 ? word : rest + "ee";
  if (!kind || !/[aeiouy]/.test(rest)) return word;
  if (/([bdfgmnprt])\1$/.test(rest)) return rest.slice(0, -1);
  return /(at|bl|iz)$/.test(rest) || rest.length == r1 && short.test(rest) ? rest + "e" : rest;
}

function step5(word, r1, r2) {
  const rest = word.slice(0, -1), at = rest.length;
  return at >= r2 && /(e|ll)$/.test(word) || at >= r1 && /e$/.test(word) && !short.test(rest) ? rest : word;
}

/** The stem of a word of three or more letters a to z. */
export function stem(word) {
  if (exceptions.has(word)) return exceptions.get(word);
  word = word.replace(/^y|([aeiouy])y/g, "$1Y");
  const prefix = /^(gener|commun|arsen)/.exec(word);
  const r1 = prefix ? prefix[0].length : region(word, 0), r2 = region(word, r1);
  word = step1a(word);
  if (!finished.test(word)) {
    word = step1b(word, r1).replace(/(.[^aeiouy])[yY]$/, "$1i");
    word = step5(step4(step3(step2(word, r1), r1, r2), r2), r1, r2);
  }
  return word.replace(/Y/g, "y");
}
