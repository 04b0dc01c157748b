// Days, as files have them, 2026-11-21, and as readers do: 21 November 2026. Pure.

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The parts of a day as numbers, or null if there is no such day. */
export function dayParts(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (found === null) return null;
  const [year, month, date] = found.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : lengths[month - 1];
  return date >= 1 && date <= last ? { year, month, date } : null;
}

/** A day in words; the text itself if it is none. months names the months. */
export function dayInWords(text, months) {
  const parts = dayParts(text);
  return parts === null || months.length !== 12 ? text : parts.date + " " + months[parts.month - 1] + " " + parts.year;
}
