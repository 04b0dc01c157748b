// The table of a comparison's record. Pure.
import { readInput } from "./compare-input.js";
import { workings } from "./compare.js";
import { own } from "../app/own.js";
import { mul, parse, shown, whole } from "./rational.js";
import { byId, row } from "./rows.js";

const points = { unit: "points" };

export function rowsOf(model, input, result) {
  const given = readInput(model, input);
  const made = workings(model, input);
  const [option, criterion, fact, screen, adjustment, caution] = [model.options, model.criteria, model.facts, model.screens, model.adjust, model.cautions].map(byId);
  const titles = (ids) => ids.map((id) => option(id).title).join("; ");
  const label = (o, c) => option(o).title + ": " + criterion(c).title;
  const answer = (id, of) => byId(fact(id).options)(of).label;
  const each = (use) => model.options.flatMap((o, i) => model.criteria.map((c, j) => use(o.id, c.id, model.scores[i][j])));
  const reason = (o, c) => own(own(own(input, "reasons"), o), c);
  const out = [...given.answers].map(([id, of]) => row("answer", id, fact(id).ask, answer(id, of)));
  if (given.byRank) out.push(row("method", "rank", "", ""));
  if (given.profile !== undefined) out.push(row("profile", given.profile, byId(model.profiles)(given.profile).title, ""));
  for (const [id, n] of given.points) out.push(row("points", id, criterion(id).title, n, points));
  for (const [id, n] of given.ranks) out.push(row("rank", id, criterion(id).title, n));
  for (const [id, w] of Object.entries(result.weights || {})) {
    out.push(row("weight", id, criterion(id).title, shown(mul(parse(w), whole(100)), 1), { unit: "percent" }));
  }
  out.push(...each((o, c, of) => row("score", o + "." + c, label(o, c), made[o][c].score, { ...points, of: made[o][c].own ? { basis: "reader" } : of })));
  out.push(...each((o, c) => row("reason", o + "." + c, label(o, c), made[o][c].own ? reason(o, c) : "")).filter(([, , , text]) => typeof text === "string" && text !== ""));
  if (result.weights) out.push(...each((o, c) => row("contribution", o + "." + c, label(o, c), made[o][c].contribution.shown, points)));
  for (const [id, { shown: value }] of Object.entries(result.values || {})) out.push(row("value", id, option(id).title, value, points));
  for (const id of result.adjusted) out.push(row("adjusted", id, adjustment(id).why, "", { of: adjustment(id) }));
  for (const id of result.cautions || []) out.push(row("caution", id, caution(id).say, "", { of: caution(id) }));
  for (const { option: id, by } of result.excluded) {
    for (const s of by) out.push(row("ruled-out", id, option(id).title, screen(s).must, { of: screen(s) }));
  }
  for (const id of result.not_checked) out.push(row("not-checked", id, screen(id).must, "", { of: screen(id) }));
  out.push(row("result", "verdict", "", result.verdict));
  for (const [id, place] of result.ranking || []) out.push(row("ranking", id, option(id).title, place));
  if (result.lead_shown) out.push(row("result", "lead", "", result.lead_shown, points));
  for (const [id, ids] of result.relax || []) out.push(row("relax", id, screen(id).must, titles(ids)));
  for (const tip of result.tips || []) out.push(row("tip", tip.criterion + "." + tip.direction, criterion(tip.criterion).title + ": " + titles(tip.options), tip.shown, points));
  for (const tip of result.score_tips || []) out.push(row("score-tip", tip.option + "." + tip.criterion, label(tip.option, tip.criterion), tip.shown, points));
  for (const [id, of, winners] of result.flips || []) out.push(row("flip", id + "=" + of, fact(id).ask + " " + answer(id, of), titles(winners)));
  return out;
}
