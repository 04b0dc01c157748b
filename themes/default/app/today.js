// Days, as records have them and as readers do.
import { dayInWords } from "./day.js";

/** The reader's day, as 2026-11-21. */
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
}

/** A day of a record in words; the text itself if it is none. t gives the words of the
 * theme: browsers do not know the months of every language. */
export const inWords = (day, t) => dayInWords(day, t("word_months").split(" "));
