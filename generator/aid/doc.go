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
//   - Decode (decode.go, *_decode.go, reader.go) makes a Definition of a file, with a place for
//     everything that may be complained about.
//   - Evaluate is a method of each kind's model (guide_*.go, compare_*.go, …). It
//     takes any input and names in the result what it could not use.
//   - Formulas are read by formula*.go into an Expr, and worked out by
//     formula_value.go.
//   - Translate (translation*.go) reads the texts of another language into a copy.
//   - Analyse (analyse*.go) looks at all answers, or at a fixed sample of them
//     where there are too many.
//
// # The same in the browser
//
// themes/default/aid holds the evaluators a second time, in JavaScript. A
// Definition is shipped as JSON with numbers as strings and formulas as syntax
// trees, so the browser parses nothing. All arithmetic is exact: math/big.Rat
// here, pairs of BigInt there. Results are compared as canonical JSON, byte for
// byte, by themes/aid_parity_test.go. Whoever changes an evaluator changes its
// twin.
//
// # What the specification leaves open
//
// Where it is silent or contradicts its own examples, this is what we do:
//
//   - Names of functions are reserved for inputs and series only: the worked
//     business case has outputs called payback and npv. A function is known by the
//     bracket behind it.
//   - Evidence of the file is the default of judgements that need some, source and
//     mixed; one that is the authors' own cites nothing unless it says so.
//   - "Within close of the top" is less than close, as for the verdict. With one
//     option left there is no lead; with none, no family and no contenders.
//   - A number of a reader is what a browser makes of it: the shortest decimal of
//     the nearest float64, with at most 15 significant digits. What cannot be read
//     is dropped and named in "invalid", and defaults hold.
//   - What is undefined shows the words of the output where that began.
//   - An option leads when it is alone at the top; draws are counted apart.
//   - Figures of a calculator that may grow beyond two million bits are refused
//     (DA501): they would be exact, and nobody could wait for them.
//   - DA115 is about pages that an aid may cite or lead on to: sources, accounts,
//     checklists and templates with a topic of the aid. It stands in reports.
//   - Welsh texts stand in a file of their own, NAME.cy.toml, with the blocks and ids of the
//     aid (translation.go says why). Definition and digest stay the original's.
//
// # Why not a library
//
// Expression languages (expr, CEL, JSON Logic) have two implementations that
// would have to agree, and none is exact.
package aid
