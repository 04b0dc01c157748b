// Texts as pages have them: the twin of generator/render/aid_words.go. Pure. t gives
// the words of a key.

/** Sets quotes, dashes and ellipses as the generator does. */
export function typographic(text) {
  let before = " ";
  return String(text || "").replace(/'|"|---?|\.\.\.|[^]/gu, (c) => {
    const opens = /[\s([{–—“‘]/.test(before);
    const set = { "'": opens ? "‘" : "’", '"': opens ? "“" : "”", "--": "–", "---": "—", "...": "…" };
    before = set[c] || c;
    return before;
  });
}

function joined(texts, last) {
  return texts.length < 2 ? texts.join("") : texts.slice(0, -1).join(", ") + " " + last + " " + texts[texts.length - 1];
}

/** “A, B and C”. */
export const both = (t, texts) => joined(texts, t("aidjs_and"));

/** “A, B or C”. */
export const either = (t, texts) => joined(texts, t("aidjs_or"));

export const quoted = (t, text) => t("aid_quoted", { text: typographic(text) });

/** Makes the first letter small, unless a capital follows it: DWP first. */
export function lowered(title) {
  const [first = "", second] = [...title];
  return second === undefined || second !== second.toLowerCase() ? title : first.toLowerCase() + title.slice(first.length);
}

/** A condition in words; questions have ask, and options with labels. */
export function conditionText(t, condition, questions) {
  if ((condition || []).length === 0) return t("aid_when_always");
  return both(t, condition.map(({ q, not, any }) => {
    const { ask, options } = questions.find(({ id }) => id === q);
    const labels = any.map((answer) => quoted(t, options.find(({ id }) => id === answer).label));
    return t(not ? "aid_when_not" : "aid_when_is", { question: typographic(ask), answers: either(t, labels) });
  }));
}

/** The words for a number of things: key_one or key_other. */
export const counted = (t, key, n, values = {}) => t(key + (n === 1 ? "_one" : "_other"), { n, ...values });
