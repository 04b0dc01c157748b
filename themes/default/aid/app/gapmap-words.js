// A gap map in words: the twin of generator/render/aid_gapmap.go. Pure.
import { readLines } from "../gapmap.js";
import { add, compare, parse, sub, zero } from "../rational.js";
import { byId } from "../rows.js";
import { plain, pounds } from "./figures.js";
import { counted, typographic } from "./say.js";

const most = 3; // decimals

/** An amount, which may not be known. */
export const amountOf = (t, r) => (r === null ? t("aid_not_known") : plain(r, most));

export const costOf = (t, text) => (text === null ? t("aid_not_known") : pounds(parse(text)));

/** Titles of ids: null is not known, and an empty list is nobody. */
export function namedOf(t, ids, items) {
  if (ids === null) return t("aid_not_known");
  return ids.length === 0 ? t("aid_nobody") : items.filter(({ id }) => ids.includes(id)).map(({ title }) => typographic(title)).join(", ");
}

/** The lines in the order of the result. */
export function linesOf(model, input, result, t) {
  const line = byId(readLines(model, input).lines);
  const looked = byId(result.lines);
  const group = byId(model.groups);
  return result.order.map((id) => {
    const { status, gap, close_cost: cost, marks } = looked(id);
    const of = line(id);
    return {
      id, title: typographic(of.title), group: of.group ? typographic(group(of.group).title) : "", vital: of.vital, status, statusName: t("aid_status_" + status),
      need: amountOf(t, of.need), have: amountOf(t, of.have), gap: gap === null ? t("aid_not_known") : plain(parse(gap), most), cost: costOf(t, cost),
      funding: namedOf(t, of.funding, model.funders || []), who: namedOf(t, of.who, model.providers || []), marks: marks.map((mark) => t("aid_mark_" + mark)),
    };
  });
}

/** What is missing, in one sentence. */
export function sentenceOf(model, result, t) {
  const { gap = 0, shortfall = 0, unknown = 0 } = result.counts;
  const n = gap + shortfall;
  const parts = [n === 0 ? t("aidjs_gap_none") : counted(t, "aidjs_gap_sentence", n, { gap: plain(parse(result.totals.gap), most), unit: model.unit, cost: pounds(parse(result.totals.close_cost)) })];
  if (unknown > 0) parts.push(counted(t, "aidjs_gap_unknown", unknown));
  return parts.join(" ");
}

/**
 * Two partners' tables beside each other, in file order: what each lacks, and what
 * would be missing if they put together what they have; null where it is not known.
 */
export function beside(model, input, other) {
  const [ours, theirs] = [input, other].map((of) => readLines(model, of).lines);
  return ours.map((a, i) => {
    const b = theirs[i];
    const known = [a.need, a.have, b.need, b.have].every((n) => n !== null);
    const short = known ? sub(add(a.need, b.need), add(a.have, b.have)) : null;
    return { id: a.id, title: typographic(a.title), ours: lack(a), theirs: lack(b), together: short === null ? null : compare(short, zero) > 0 ? short : zero, helps: known && helps(a, b) };
  });
}

// lack is what a line is short of: above 0 if it is, below if it has more than enough.
const lack = ({ need, have }) => (need === null || have === null ? null : sub(need, have));

// helps tells whether one has more than enough of what the other lacks.
function helps(a, b) {
  const [x, y] = [lack(a), lack(b)];
  return (x.n > 0n && y.n < 0n) || (x.n < 0n && y.n > 0n);
}

/** What a partner lacks or has to spare, in words. */
export function lackOf(t, r) {
  if (r === null) return t("aid_not_known");
  if (r.n === 0n) return t("aidjs_gap_enough");
  return r.n > 0n ? t("aidjs_gap_lacks", { n: plain(r, most) }) : t("aidjs_gap_spare", { n: plain(sub(zero, r), most) });
}
