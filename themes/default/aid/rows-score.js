// The table of a score's record. Pure.
import { readAnswers } from "./input.js";
import { byId, row } from "./rows.js";

export function rowsOf(model, input, result) {
  const [question, band, section, flag, action] = [model.questions, model.bands, model.sections, model.flags, model.actions].map(byId);
  const answers = readAnswers(model.questions, input, []);
  const option = (id, answer) => byId(question(id).options)(answer);
  const out = [];
  for (const [id, answer] of answers) out.push(row("answer", id, question(id).ask, option(id, answer).label, { of: question(id) }));
  for (const id of result.missing) out.push(row("missing", id, question(id).ask, ""));
  for (const [id, answer] of answers) out.push(row("points", id, question(id).ask, option(id, answer).points, { unit: "points" }));
  for (const [id, points] of result.sections) out.push(row("section", id, section(id).title, points, { unit: "points" }));
  out.push(row("result", "total", "", result.total, { unit: "points" }));
  for (const id of result.possible) out.push(row(result.settled ? "band" : "possible", id, "", band(id).title));
  for (const id of result.flags) out.push(row("flag", id, flag(id).note, band(flag(id).at_least).title, { of: flag(id) }));
  for (const id of result.actions) out.push(row("action", id, action(id).theme, action(id).do, { of: action(id) }));
  for (const [id, answer, to] of result.flips || []) out.push(row("flip", id + "=" + answer, question(id).ask + " " + option(id, answer).label, band(to).title));
  return out;
}
