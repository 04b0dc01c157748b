// The script of the single file: shows the page that the address names behind "#". What
// is in the file, and how pages are changed for it, says generator/single/doc.go.
import { wordsIn } from "../app/words.js";
import { readArchive } from "./archive.js";
import { Shell } from "./shell.js";

const { text: t } = wordsIn(document.documentElement.lang);

async function start() {
  const opening = document.getElementById("partnerbook-opening");
  if (typeof DecompressionStream === "undefined") return say(opening, t("single_old"));
  say(opening, opening.textContent);
  try {
    self.partnerbookFile = new Shell(await readArchive(), t);
    return await self.partnerbookFile.begin();
  } catch (error) {
    say(opening, t("single_broken"));
    throw error;
  }
}

function say(place, text) {
  place.textContent = text;
  place.hidden = false;
}

start();
