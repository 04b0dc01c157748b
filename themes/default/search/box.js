// The script of every page but the search page: all that a page loads before its
// reader searches.
import { start } from "./field.js";

start();
