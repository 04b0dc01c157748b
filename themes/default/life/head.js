// Stands in the head of a page that has yet to be reviewed. If the day has passed when
// the page is looked at, the style sheet shows the notice that the page has for it. This
// runs before anything is drawn, so that nothing moves.
import { today } from "../app/today.js";
import { past } from "./state.js";

if (past(document.currentScript.dataset.by, today())) document.documentElement.classList.add("past-review");
