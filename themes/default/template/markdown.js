// Documents as Markdown that any reader of it understands: the twin of
// generator/fill/markdown.go. Pure.
import { hasClass } from "../word/look.js";
import { wordsOf } from "./nodes.js";

/** The Markdown of a document with a title. */
export const toMarkdown = (title, nodes) => ["# " + escaped(title), ...blocksOf(nodes)].join("\n\n") + "\n";

// blocksOf writes what stands below each other. Words that stand in no block of
// their own make a paragraph.
function blocksOf(nodes) {
  const out = [];
  let loose = [];
  const flush = () => {
    out.push(...some(paragraph(loose)));
    loose = [];
  };
  for (const node of nodes) {
    const blocks = blockOf(node);
    if (blocks === null) {
      loose.push(node);
      continue;
    }
    flush();
    out.push(...blocks);
  }
  flush();
  return out;
}

const inside = ["div", "section", "article", "aside", "details", "figure", "figcaption", "dl", "dd", "li"];

// blockOf writes an element that stands below another; null if it stands in a line.
function blockOf(node) {
  const { tag, children } = node;
  if (tag === undefined) return null;
  if (/^h[1-6]$/.test(tag)) return some(before("#".repeat(Number(tag[1])) + " ", oneLine(children, " ")));
  if (inside.includes(tag)) return blocksOf(children);
  switch (tag) {
    case "p": return some(paragraph(children));
    case "ul": case "ol": return list(node);
    case "blockquote": return some(indented(blocksOf(children).join("\n\n"), "> ", "> "));
    case "table": return table(node);
    case "hr": return ["---"];
    case "pre": return [fenced(wordsOf(node))];
    case "dt": case "summary": case "caption": return bold(node);
    case "svg": return [];
    default: return null;
  }
}

const some = (block) => (block === "" ? [] : [block]);
const before = (mark, words) => (words === "" ? "" : mark + words);
const bold = (node) => some(wrapped("**", oneLine(node.children, " ")));

// indented puts one text before the first line and another before the others.
function indented(block, first, other) {
  if (block === "") return "";
  return block.split("\n").map((line, i) => ((i === 0 ? first : other) + line).replace(/ +$/, "")).join("\n");
}

function list({ tag, attrs, children }) {
  let apart = "\n";
  let number = /^[+-]?\d+$/.test(attrs.start || "") ? Number(attrs.start) : 1;
  const items = children.filter((item) => item.tag === "li").map((item) => {
    const mark = tag === "ol" ? number++ + ". " : "- ";
    const blocks = blocksOf(item.children);
    if (blocks.length > 1) apart = "\n\n";
    return indented(blocks.join("\n\n"), mark, " ".repeat(mark.length)) || mark.trimEnd();
  });
  return some(items.join(apart));
}

function table(node) {
  const captions = [];
  const rows = [];
  each(node, (e) => {
    if (e.tag === "caption") captions.push(...bold(e));
    else if (e.tag === "tr") rows.push(e.children.filter(({ tag }) => tag === "th" || tag === "td").map((cell) => oneLine(cell.children, "<br>")));
    else return true;
    return false;
  });
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  if (width === 0) return captions;
  const lines = rows.map((cells) => "| " + [...cells, ...Array(width - cells.length).fill("")].join(" | ") + " |");
  lines.splice(1, 0, "|" + " --- |".repeat(width));
  return [...captions, lines.join("\n")];
}

// each visits the elements in a node until visit says not to look into one.
function each(node, visit) {
  for (const child of node.children) if (child.tag !== undefined && visit(child)) each(child, visit);
}

// fenced writes text as it stands, in a fence that is longer than any in it.
function fenced(words) {
  let fence = "```";
  while (words.includes(fence)) fence += "`";
  return fence + "\n" + words.replace(/\n$/, "") + "\n" + fence;
}

const paragraph = (nodes) => wordLines(nodes).map(lineStart).join("\\\n");

// oneLine writes words in one line, with something between what were lines.
const oneLine = (nodes, between) => wordLines(nodes).join(between);

const wordLines = (nodes) => inline(nodes).split("\n").map((line) => line.replace(/[ \t\r\f]+/g, " ").replace(/^ +| +$/g, "")).filter((line) => line !== "");

// escaped writes a text so that nothing in it means anything.
const escaped = (text) => text.replace(/[ \t\n\r\f]+/g, " ").replace(/[\\`*_[\]<>|~]|&[#A-Za-z]/g, "\\$&");

// lineStart escapes what would make a list or heading of a line.
const lineStart = (line) => line.replace(/^([0-9]+)([.)])/, "$1\\$2").replace(/^[-#+=:]/, "\\$&");

const inline = (nodes) => nodes.map(inlineNode).join("");

function inlineNode(node) {
  if (node.tag === undefined) return escaped(node.text);
  const { tag, attrs, children } = node;
  switch (tag) {
    case "br": return "\n";
    case "strong": case "b": return wrapped("**", inline(children));
    case "em": case "i": return wrapped("*", inline(children));
    case "del": case "s": return wrapped("~~", inline(children));
    case "code": return code(wordsOf(node));
    case "img": return escaped(attrs.alt || "");
    case "a": return link(inline(children), attrs.href || "");
    case "p": case "div": case "li": case "ul": case "ol": case "tr": return inline(children) + "\n"; // where there is room for a line only
    default: return hasClass(node, "blank") && !hasClass(node, "filled") ? "\\[" + inline(children) + "\\]" : inline(children);
  }
}

// wrapped puts marks around words, each line by itself.
function wrapped(mark, words) {
  return words.split("\n").map((line) => line.replace(/^( *)([^ ](?:.*[^ ])?)( *)$/, (all, left, inner, right) => left + mark + inner + mark + right)).join("\n");
}

function code(text) {
  const words = text.replace(/[ \t\n\r\f]+/g, " ").replace(/^ +| +$/g, "");
  if (words === "") return "";
  let mark = "`";
  while (words.includes(mark)) mark += "`";
  return mark.length > 1 ? mark + " " + words + " " + mark : mark + words + mark;
}

// link writes a link to another site. Those to pages of this one lead nowhere from a
// file of its own.
function link(words, href) {
  return words === "" || !/^(https?:\/\/|mailto:)[^\s<>]*$/.test(href) ? words : "[" + words + "](<" + href + ">)";
}
