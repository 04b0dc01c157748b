// Stacked bars: the twin of generator/aid/chart.go, with its geometry. Pure up to
// draw, which makes the elements.
import { add, compare, shown, whole, wholeOf, zero } from "../rational.js";

const wrapAt = 36;
const mostLines = 10;
const namespace = "http://www.w3.org/2000/svg";

// What fills the parts, on tiles of 8 by 8: a rectangle or circle to fill, or a path
// to stroke with its width.
const tiles = [
  fill("rect", { width: 8, height: 8 }),
  stroke("M-2 2 2-2M-1 9 9-1M6 10 10 6", 1.5),
  fill("circle", { cx: 4, cy: 4, r: 1.75 }),
  stroke("M0 2H8M0 6H8", 1.5),
  null,
  stroke("M-1-1 9 9M-1 9 9-1", 1.25),
  stroke("M2 0V8M6 0V8", 1.5),
  fill("path", { d: "M0 0H4V4H0zM4 4H8V8H4z" }),
  stroke("M-2 6 2 10M-1-1 9 9M6-2 10 2", 3),
  ["circle", { class: "aid-stroke", cx: 4, cy: 4, r: 2.5, fill: "none", stroke: "#000", "stroke-width": 1.25 }],
  stroke("M0 0H8V8H0z", 2),
  stroke("M0 6 4 2 8 6", 1.5),
];

function fill(name, place) {
  return [name, { class: "aid-fill", ...place, fill: "#000" }];
}

function stroke(d, width) {
  return ["path", { class: "aid-stroke", d, fill: "none", stroke: "#000", "stroke-width": width }];
}

/**
 * The picture of a chart { id, title, desc, segments, rows, max, dp } as a tree of
 * [name, attributes, ...inside]. rows are { label, parts }, with a fraction, or null,
 * for each of the segments. max is the length of a whole bar.
 */
export function pictureOf(chart) {
  const { id, segments, rows, dp } = chart;
  const sums = rows.map(({ parts }) => parts.filter(drawn).reduce(add, zero));
  let greatest = sums.reduce((a, b) => (compare(a, b) < 0 ? b : a), chart.max || zero);
  if (greatest.n <= 0n) greatest = whole(1);
  const pattern = (i) => "url(#" + id + "-p" + (i % tiles.length) + ")";
  const out = [];
  let y = 8;
  rows.forEach((row, r) => {
    const lines = wrapped(row.label + ": " + shown(sums[r], dp), wrapAt, mostLines);
    out.push(label(6, y + 14, lines));
    const top = y + lines.length * 18 + 2;
    let sum = zero;
    row.parts.forEach((part, i) => {
      if (!drawn(part) || i >= segments.length) return;
      const from = share(sum, greatest);
      sum = add(sum, part);
      const to = share(sum, greatest);
      if (to === from) return;
      const about = wrapped(segments[i], wrapAt, 3).join(" ") + ": " + shown(part, dp);
      out.push(["rect", { class: "aid-part", x: hundredths(from) + "%", y: top, width: hundredths(to - from) + "%", height: 24, fill: pattern(i), stroke: "#000", "stroke-width": 1.5 }, ["title", {}, about]]);
    });
    y = top + 38;
  });
  out.push(["path", { class: "aid-axis", d: "M0 8V" + y, fill: "none", stroke: "#000", "stroke-width": 2 }]);
  y += 14;
  out.push(["text", { class: "aid-scale", x: 0, y, "font-size": 12 }, "0"]);
  out.push(["text", { class: "aid-scale", x: "100%", y, "font-size": 12, "text-anchor": "end" }, shown(greatest, wholeOf(greatest) === null ? dp : 0)]);
  y += 18;
  segments.forEach((segment, i) => {
    const lines = wrapped(segment, wrapAt, mostLines);
    out.push(["rect", { class: "aid-part", x: 1, y, width: 28, height: 18, fill: pattern(i), stroke: "#000", "stroke-width": 1.5 }]);
    out.push(label(38, y + 14, lines));
    y += Math.max(1, lines.length) * 18 + 6;
  });
  const patterns = segments.slice(0, tiles.length).map((_, i) =>
    ["pattern", { id: id + "-p" + i, class: "aid-tone-" + (i % 2), width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      ["rect", { class: "aid-ground", width: 8, height: 8, fill: "#fff" }], ...(tiles[i] ? [tiles[i]] : [])]);
  return ["svg", {
    class: "aid-chart", role: "img", "aria-labelledby": id + "-title", "aria-describedby": id + "-desc",
    width: "100%", height: y + 8, overflow: "visible", "font-family": "sans-serif", "font-size": 14,
  }, ["title", { id: id + "-title" }, chart.title], ["desc", { id: id + "-desc" }, chart.desc], ["defs", {}, ...patterns], ...out];
}

// label puts lines under each other.
function label(x, y, lines) {
  return ["g", { class: "aid-label", "text-anchor": "start", "font-size": 14 }, ...lines.map((line, i) => ["text", { x, y: y + i * 18 }, line])];
}

/** Makes the elements of a picture. */
export function draw([name, attributes, ...inside]) {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside.map((part) => (Array.isArray(part) ? draw(part) : part)));
  return element;
}

/** Breaks text between words, and within words that are too long by themselves. */
export function wrapped(text, width, most) {
  const lines = [];
  let line = [];
  for (const given of text.split(/\s+/).filter(Boolean)) {
    for (let word = [...given]; word.length > 0;) {
      const head = word.splice(0, width);
      if (line.length > 0 && line.length + 1 + head.length > width) {
        lines.push(line);
        line = [];
      }
      line = line.length > 0 ? [...line, " ", ...head] : head;
    }
  }
  if (line.length > 0) lines.push(line);
  if (lines.length > most) {
    lines.length = most;
    lines[most - 1] = [...lines[most - 1].slice(0, width - 1).join("").trimEnd(), "…"];
  }
  return lines.map((characters) => characters.join(""));
}

const drawn = (part) => part !== null && part.n > 0n;

// share returns part of whole in hundredths of a percent, rounded half up.
function share(part, greatest) {
  const n = part.n * greatest.d;
  const d = part.d * greatest.n;
  return Number((n * 20000n + d) / (2n * d));
}

function hundredths(n) {
  return Math.floor(n / 100) + "." + String(n % 100).padStart(2, "0");
}
