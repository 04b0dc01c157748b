// The list of reviews as it is on the day on which it is looked at.
import { today } from "../app/today.js";
import { wordsIn } from "../app/words.js";
import { stateOn } from "../life/state.js";

const { text } = wordsIn(document.documentElement.lang);
for (const chip of document.querySelectorAll(".state[data-by]")) {
  const now = stateOn(chip.dataset.state, chip.dataset.by, today());
  if (now === chip.dataset.state) continue;
  chip.className = "state state-" + now;
  chip.textContent = text("state_" + now);
}
