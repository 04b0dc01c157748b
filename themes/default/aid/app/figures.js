// Numbers as pages show them: the twin of generator/render/figure.go. Pure. Only
// signs, separators and units are added to what results have.
import { decimalsOf, fits } from "../number.js";
import { compare, shown } from "../rational.js";

const minus = "\u2212";

/** A decimal with commas between thousands and a true minus. */
export function figure(decimal) {
  const [, sign, whole, rest] = /^(-?)(\d*)(.*)$/.exec(decimal);
  return (sign ? minus : "") + whole.replace(/\B(?=(\d{3})+$)/g, ",") + rest;
}

/** A fraction with one decimal. */
export const tenths = (r) => figure(shown(r, 1));

/** The same, with a plus before what is greater than 0. */
export const signed = (r) => (r.n > 0n ? "+" : "") + tenths(r);

/** A fraction with as many decimals as it has, at most so many. */
export const plain = (r, most) => figure(shown(r, decimalsOf(r, most)));

/** A sum of money: whole pounds if it is, else with pence. */
export const pounds = (r) => money(figure(shown(r, fits(r, 0) ? 0 : 2)));

const money = (text) => (text.startsWith(minus) ? minus + "£" + text.slice(1) : "£" + text);

/** What results show, with its unit: £1,457,526, 10.9%, 1.6 years. */
export function withUnit(t, decimal, unit) {
  const text = figure(decimal);
  if (unit === "gbp") return money(text);
  if (unit === "percent") return text + "%";
  if (unit === "hours" || unit === "years") return t("aid_unit_" + unit + (text === "1" ? "_one" : "_other"), { n: text });
  return text;
}

/** A fraction with its unit and as many decimals as it has, at most so many. */
export const exactly = (t, r, unit, most) => withUnit(t, shown(r, decimalsOf(r, most)), unit);

/** Tells of each value whether another is less and shows the same text. */
export function justAhead(values, show = tenths) {
  return values.map((value) => values.some((other) => compare(other, value) < 0 && show(other) === show(value)));
}

/**
 * What a reader typed into a number box, as inputs have it: without signs of money
 * and percent, spaces, and commas between thousands.
 */
export function typed(text) {
  const bare = text.replace(/[£%\s]/g, "").replace(/^[\u2212\u2013]/, "-").replace(/^\+/, "");
  const number = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) ? bare.replace(/,/g, "") : bare;
  return number.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
}
