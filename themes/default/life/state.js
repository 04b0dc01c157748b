// Where a page stands in its life on the day on which it is looked at, and how old a copy
// is: the twin of lifecycle.go of the package site. Days are written as in 2026-11-21. Pure.
import { dayParts } from "../app/day.js";

const noticeDays = 60; // as there
const order = ["current", "due_soon", "overdue"];

/** How many days after one day another is; NaN if one of them is no day. */
export function daysBetween(from, to) {
  const [a, b] = [from, to].map(dayParts);
  return a === null || b === null ? NaN : Math.round((time(b) - time(a)) / 864e5);
}

const time = ({ year, month, date }) => Date.UTC(year, month - 1, date);

/** Tells whether a page that was to be reviewed by a day is past its review on another. */
export const past = (by, today) => by < today; // written so, days sort as text

/** The state of a page on a day, if it was in one state when it was made. What is no
 * longer in use stays so, and nothing grows younger: a clock may be wrong. */
export function stateOn(made, by, today) {
  const left = daysBetween(today, by);
  if (!order.includes(made) || Number.isNaN(left)) return made;
  const now = left < 0 ? 2 : left < noticeDays ? 1 : 0;
  return order[Math.max(now, order.indexOf(made))];
}

/** Reads the days by which pages are reviewed, "2026-11-21 2027-05-21*3", and counts
 * those that are past on a day. */
export function countPast(reviews, today) {
  let n = 0;
  for (const one of reviews.split(" ").filter(Boolean)) {
    const [by, times] = one.split("*");
    if (past(by, today)) n += Number(times || 1);
  }
  return n;
}
