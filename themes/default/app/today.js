// Days, as records have them and as readers do.

/** The reader's day, as 2026-11-21. */
export function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}

/** A day of a record in words; the text itself if it is none. */
export function inWords(day, language) {
  const date = new Date(day + "T12:00:00");
  // English is that of Britain: 21 November 2026.
  return isNaN(date) ? day : new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }).format(date);
}
