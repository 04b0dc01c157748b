// The script of the search page. It stands in the page's head and runs at once,
// so that the lists of links give way to the results before anything is painted. It
// has the field of the box in it, so that it is one request.
import { start as startField } from "./field.js";
import { stateOfAddress } from "./history.js";
import { mark, Page } from "./page.js";

mark("scripts", true);
mark("asked", stateOfAddress().query !== "");

// start begins once the page is read and the engine has run.
function start() {
  startField();
  const form = document.getElementById("search-box");
  const root = document.getElementById("search-results");
  if (form !== null && root !== null) new Page(form, root).start();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
