// The script of every page but the search page: all that a page loads before its
// reader searches, or takes it away. It asks how old the copy is, too.
import { askAge } from "../life/ask.js";
import { answer } from "../take/answer.js";
import { offer } from "../take/offer.js";
import { start } from "./field.js";

answer();
start();
offer();
askAge();
