// Package aid is everything about decision aids but their pages: it decodes the
// authors' TOML, proves it free of gaps and dead ends, evaluates readers' answers
// exactly, counts what the answers lead to, and draws diagrams.
//
// An aid is one TOML file of one of five kinds: a guide (a tree of questions), a
// comparison (options, weights and must-haves), a score (points and bands), a
// calculator (formulas) or a gap map (what is needed against what there is).
//
// # The way of an aid
//
//	         decode                  Evaluate
//	TOML ─────────────▶ Definition ────────────▶ Result ──▶ canonical JSON
//	                        │  analyse
//	                        └───────▶ Analysis: findings, coverage
//
// In files:
//
//   - Decode (decode*.go) makes a Definition of a file, with a place for
//     everything that may be complained about.
//   - Evaluate is a method of each kind's model (guide_*.go, compare_*.go, …). It
//     takes any input and names in the result what it could not use.
//   - Formulas are read by formula*.go into an Expr, and worked out by
//     formula_value.go.
//   - Analyse (analyse*.go) looks at all answers, or at a fixed sample of them
//     where there are too many.
//
// # The same in the browser
//
// themes/default/aid holds the evaluators a second time, in JavaScript. A
// Definition is shipped as JSON with numbers as strings and formulas as syntax
// trees, so the browser parses nothing. All arithmetic is exact: math/big.Rat
// here, pairs of BigInt there. Results are compared as canonical JSON, byte for
// byte, by themes/aid_test.go. Whoever changes an evaluator changes its twin.
//
// # Why not a library
//
// Expression languages (expr, CEL, JSON Logic) have two implementations that
// would have to agree, and none is exact.
package aid
