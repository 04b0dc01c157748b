// Conditions when some answers are missing: the twin of condition.go. Pure.

/**
 * True, false, or null where it is not known. answer gives the answer to a
 * question, undefined if there is none. False as soon as one answered test fails,
 * whatever is unanswered. No condition, or an empty one, holds.
 */
export function holds(condition, answer) {
  let truth = true;
  for (const { q, not, any } of condition || []) {
    const given = answer(q);
    if (given === undefined) truth = null;
    else if (any.includes(given) === (not === true)) return false;
  }
  return truth;
}
