// What readers keep or pass on: links and records. Both restore only what the
// reader gave; the result is worked out anew. Pure, without a browser.
//
// codec is one of the modules link-*.js. digest names the definition.

import { readJSON } from "../app/json.js";
import { isObject, own } from "../app/own.js";

const longest = 2000; // characters of a link
const mostListed = 50; // of what no longer exists

/**
 * The part of an address that holds an input, with "#". long tells that it is too
 * long to be passed on. Aids about a named person have no links.
 */
export function writeLink(definition, digest, codec, input) {
  if (definition.personal) return { hash: "", long: false };
  const pairs = [["v", "1"], ["d", digest], ...codec.pairs(definition.model, input)];
  const hash = "#" + pairs.map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
  return { hash, long: hash.length > longest };
}

/**
 * Reads what writeLink wrote, or what somebody made of it. version tells that it
 * is a link of ours at all; definition is the digest in it and same tells that it
 * is that of today; kept counts what was understood and lost names what the aid
 * does not know.
 */
export function readLink(definition, digest, codec, hash) {
  const read = { version: false, definition: "", same: false, input: {}, kept: 0, lost: [] };
  const pairs = new Map();
  for (const part of String(hash).replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    const key = unescaped(at < 0 ? part : part.slice(0, at));
    if (!pairs.has(key)) pairs.set(key, at < 0 ? null : unescaped(part.slice(at + 1)));
  }
  if (definition.personal || pairs.get("v") !== "1") return read;
  read.version = true;
  read.definition = pairs.get("d") || "";
  read.same = read.definition === digest;
  const lost = [];
  for (const [key, value] of pairs) {
    if (!/^([qwksil]\..|[mp]$)/.test(key)) continue; // not ours
    if (value === null || !codec.take(definition.model, read.input, key, value)) lost.push(clipped(key));
    else if (key !== "m") read.kept++;
  }
  read.lost = lost.slice(0, mostListed);
  return read;
}

/** The record of an input, to be kept as JSON. */
export function makeRecord(definition, digest, { made = "", note = "", input, result }) {
  return { record: 1, aid: definition.aid, version: definition.version, definition: digest, made, note, input, result };
}

/**
 * Reads a file that may be a record. It gives { input, same, error }: either the
 * input and whether the definition is that of today, or what is wrong: personal,
 * too-large, not-json, not-a-record, newer, other-aid or no-input.
 */
export function readRecord(definition, digest, text) {
  const wrong = (error) => ({ input: null, same: false, error });
  if (definition.personal) return wrong("personal");
  if (typeof text !== "string") return wrong("not-json");
  const { value: record, error } = readJSON(text);
  if (error !== "") return wrong(error);
  const form = own(record, "record");
  if (typeof form !== "number" || form < 1) return wrong("not-a-record");
  if (form !== 1) return wrong("newer");
  if (own(record, "aid") !== definition.aid) return wrong("other-aid");
  const input = own(record, "input");
  if (!isObject(input)) return wrong("no-input");
  return { input, same: own(record, "definition") === digest, error: "" };
}

function unescaped(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // cut off, or written by hand
  }
}

const clipped = (text) => (text.length > 60 ? text.slice(0, 60) + "…" : text);
