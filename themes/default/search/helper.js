// Helps the reader of any page: with suggestions while typing, and with the marks
// on the words for which they came. The box loads it when it is needed.
import { announcer, typing } from "../app/announce.js";
import { loaderOf } from "./loader.js";
import { markFound } from "./marks.js";
import { writeState } from "./state.js";
import { suggest } from "./suggest.js";
import { wordsIn } from "./words.js";

function start(form) {
  const language = document.documentElement.lang;
  const words = wordsIn(language);
  const announce = announcer(form, typing);
  const { load, search } = loaderOf(form, words.text("box_failed"));
  load().catch(() => {}); // tried again when something is asked
  markFound({ load, words, announce });
  const input = form.elements.q;
  const also = form.elements.lang ? form.elements.lang.value : "";
  const resultsFor = (query) => form.getAttribute("action") + "#" + writeState({ query, language: also });
  suggest({ form, input, words, announce, search, root: form.dataset.root, language, others: (form.dataset.others || "").split(" ").filter(Boolean), resultsFor });
}

start(document.getElementById("search-box"));
