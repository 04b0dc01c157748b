// The engine as pages see it: partnerbook.search(query, options) promises an answer,
// partnerbook.tokens(text, language) tells the words of a text apart, and
// partnerbook.ready() begins to load the directory.
import { analyser } from "./analyse.js";
import { today } from "../app/today.js";
import { engine } from "./engine.js";
import { loader } from "./load.js";

const { load, directory } = loader(new URL("../search/", document.currentScript.src).href);
let current = null;

function start(fresh) {
  current = current && !fresh ? current : directory(fresh).then((dir) => engine(dir, load, today()));
  const mine = current;
  mine.catch(() => {
    if (current == mine) current = null; // so that it can be tried again
  });
  return mine;
}

/** A directory that a browser has kept may name files that are gone: then it is asked for anew. */
async function search(query, options) {
  try {
    return await (await start()).search(query, options);
  } catch (error) {
    if (!error.retry) throw error;
    return (await start(true)).search(query, options);
  }
}

const analysers = {};

Object.assign(self.partnerbook, {
  search,
  ready: () => void start().catch(() => {}),
  tokens: (text, language = "en") => (analysers[language] = analysers[language] || analyser(language)).tokens(text),
});
