// The foot of a page: when the copy was made, how old it is, and, where the page knows,
// how many pages are past their review.
import { inWords, today } from "../app/today.js";
import { wordsIn } from "../app/words.js";
import { countPast, daysBetween } from "./state.js";

const oldDays = 180;

function say(line, made) {
  const { text, number } = wordsIn(document.documentElement.lang);
  const day = inWords(made, text);
  const age = daysBetween(made, today());
  // A clock that is behind the day of making is wrong, and tells nothing.
  if (!(age > 0)) {
    line.textContent = text("made_on", { day });
    return;
  }
  const parts = [number("made_ago", age, { day })];
  const late = countPast(line.dataset.reviews || "", today());
  if (late > 0) parts.push(number("made_past", late));
  line.textContent = parts.join(" ");
  if (age <= oldDays) return;
  const remark = document.createElement("strong");
  remark.textContent = text("made_old");
  line.append(" ", remark);
}

const line = document.querySelector(".made");
if (line !== null && typeof partnerbookMade === "string") say(line, partnerbookMade);
