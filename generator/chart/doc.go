// Package chart draws figures as SVG when the site is made: marks and scales, and
// nothing else. It knows neither files nor pages.
//
// A chart has no viewBox. Along the width everything is in percent, down the height in
// pixels, so that a chart is as wide as its column and its text keeps its size: at 320
// pixels it reads like on a desk. What follows from this:
//
//   - bars lie, and their words stand above them or behind their ends;
//   - lines are made of segments, since points of a path cannot be in percent;
//   - words are broken into lines for the narrowest screen.
//
// Nothing is told by colour alone: parts have patterns, lines have marks of different
// shapes and their names at their ends, targets are dashed and hollow. Bars begin at 0;
// a line may not, and then Drawing says where its scale begins. A value that is missing
// is a gap. Colours come from the theme, by class; without it a chart is black on white.
//
// Positions are computed with exact numbers and rounded once, so that every machine
// draws the same.
//
//   - chart.go: what is drawn; bars.go, stack.go, line.go with line_words.go, timeline.go: the
//     types;
//   - scale.go: ticks and positions; canvas.go: elements and text.
package chart
