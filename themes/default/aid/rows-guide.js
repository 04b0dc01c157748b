// The table of a guide's record. Pure.
import { byId, row } from "./rows.js";

export function rowsOf({ questions, outcomes }, input, result) {
  const question = byId(questions);
  const outcome = byId(outcomes);
  const label = (id, answer) => byId(question(id).options)(answer).label;
  const end = result.state === "outcome" ? outcome(result.at) : question(result.at);
  const title = (text) => {
    const [kind, id] = text.split(":");
    return kind === "outcome" ? outcome(id).title : question(id).ask;
  };
  return [
    ...result.path.map(([id, answer]) => row("answer", id, question(id).ask, label(id, answer), { of: question(id) })),
    ...result.ignored.map((id) => row("ignored", id, question(id).ask, label(id, input[id]))),
    row(result.state, result.at, "", end.title || end.ask, { of: end }),
    ...(result.state === "outcome" ? end.next || [] : []).map((next) => row("next", next, "", "")),
    ...(result.flips || []).map(([id, answer, to]) => row("flip", id + "=" + answer, question(id).ask + " " + label(id, answer), title(to))),
  ];
}
