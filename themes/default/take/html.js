// A page as one file of HTML that stands by itself: no script, no other file. Pure.
import { resolve, safeAddress } from "../word/links.js";
import { attr, hasClass, inside, skipped } from "../word/look.js";
import { squeeze } from "../word/text.js";

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

// Tags that stay as they are, attributes that stay with them, and tags with nothing
// in them. Other elements leave what is in them.
const tags = ("a abbr article b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd li ol p pre s samp section small " +
  "span strong sub sup table tbody td tfoot th thead tr ul var").split(" ");
const attributes = ["id", "class", "lang", "dir", "colspan", "rowspan", "scope", "start"];
const empty = ["br", "hr"];

const style =
  "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Arial,Calibri,sans-serif;color:#1a1a1a;background:#fff}" +
  "h1,h2,h3,h4{line-height:1.2;break-after:avoid}a{color:#1d4f91}table{border-collapse:collapse;width:100%;margin:1em 0}" +
  "th,td{border:1px solid #8a8a8a;padding:.3em .5em;text-align:left;vertical-align:top}th{background:#e3eaf4}.right{text-align:right}.center{text-align:center}" +
  ".note,.warning,.example,.inset,.notice,.opened{margin:1em 0;padding:.1em 1em;border-left:5px solid #1d4f91;background:#f3f3f3;break-inside:avoid}.warning,.notice{border-color:#9c3a00}" +
  ".note-title,.warning-title,.example-title,.notice-label,.summary-title,dt,.tag{font-weight:bold}.tag,.state,.taken,.account-note{font-size:.85em}" +
  ".summary{display:block}.tasks{list-style:none;padding:0 0 0 1.2em}.blank{border-bottom:1px solid;padding:0 .3em}tr,li{break-inside:avoid}article{break-before:page;margin-top:3rem}thead{display:table-header-group}" +
  "@media print{body{max-width:none;margin:0;font-size:10.5pt}a[href^=http]::after{content:\" (\" attr(href) \")\";font-size:.85em}}";

/** The file, from what documentOf says. */
export function htmlOf(info, nodes) {
  return (
    '<!DOCTYPE html>\n<html lang="' + escape(info.language) + '">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>" + escape(info.title) +
    "</title>\n<style>" + style + "</style>\n</head>\n<body>\n" + bodyOf(info, nodes) + "\n</body>\n</html>\n"
  );
}

/** What stands in the body of the file. */
export function bodyOf(info, nodes) {
  const label = info.label ? '<div class="notice"><p><strong>' + escape(info.label) + "</strong></p></div>\n" : "";
  const lead = info.subject ? '<p class="lead">' + escape(info.subject) + "</p>\n" : "";
  return "<h1>" + escape(info.title) + "</h1>\n" + lead + label + write(nodes, info);
}

const write = (nodes, info) => nodes.map((n) => (n.tag ? elementOf(n, info) : escape(n.text || ""))).join("");

function elementOf(n, info) {
  const notes = hasClass(n, "footnotes");
  if (skipped(n) && !notes && !hasClass(n, "footnote-back")) return "";
  const content = () => write(inside(n), info);
  if (n.tag === "input") return attr(n, "type") === "checkbox" ? (attr(n, "checked") === undefined ? "☐ " : "☒ ") : "";
  if (n.tag === "img") return squeeze(attr(n, "alt") || "") ? escape("[" + info.words.picture.split("{alt}").join(squeeze(attr(n, "alt"))) + "]") : "";
  if (n.tag === "details") return '<div class="opened">' + content() + "</div>";
  if (n.tag === "summary") return '<p class="summary-title">' + content() + "</p>";
  if (!tags.includes(n.tag)) return content();
  const address = n.tag === "a" ? addressOf(attr(n, "href"), info) : "";
  const own = attributes.filter((name) => attr(n, name) !== undefined).map((name) => " " + name + '="' + escape(attr(n, name)) + '"').join("");
  const open = "<" + n.tag + own + (address ? ' href="' + escape(address) + '"' : "") + ">";
  return empty.includes(n.tag) ? open : open + content() + "</" + n.tag + ">";
}

// addressOf is an address that leads somewhere from a file of its own, or from one
// beside others of the names info.beside; or "".
function addressOf(href, { base, beside }) {
  if (href === undefined) return "";
  const near = href.startsWith("#") || (beside && beside.includes(href.replace(/#.*$/, "")));
  return near ? href : safeAddress(resolve(base, href)) || "";
}
