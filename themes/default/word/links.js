// Addresses, as the generator judges them (generator/word/links.go).
import { trimmedText } from "./text.js";
import { utf8 } from "./zip.js";

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const originOf = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*/;

/** Where an address leads as seen from a base. */
export function resolve(base, address) {
  if (scheme.test(address) || address.startsWith("//")) return address;
  if (address.startsWith("#") || address === "") return base + address;
  if (base === "") return address;
  const origin = (originOf.exec(base) || [""])[0];
  if (address.startsWith("/")) return origin + address;
  const path = base.slice(origin.length);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const end = address.search(/[?#]/);
  const at = end < 0 ? address.length : end;
  return origin + cleaned(folder + address.slice(0, at)) + address.slice(at);
}

// cleaned takes "." and ".." out of a path.
function cleaned(path) {
  const out = [];
  const steps = path.split("/");
  steps.forEach((step, i) => {
    if (step === "..") {
      if (out.length > 1 || (out.length === 1 && out[0] !== "")) out.pop();
    } else if (step !== ".") {
      out.push(step);
      return;
    }
    if (i === steps.length - 1) out.push("");
  });
  return out.join("/");
}

/** An address as the key of a place: the page, "#", and the name of the place. */
export function placeOf(address) {
  const at = address.indexOf("#");
  return at < 0 ? address + "#" : address;
}

const allowed = /^[A-Za-z0-9\-._~:/?@!$&'()*+,;=]$/;
const web = /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?#].*)?$/;
const mail = /^[Mm][Aa][Ii][Ll][Tt][Oo]:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+(\?[^#]*)?$/;

/** An address to which a document may link, or null. */
export function safeAddress(address) {
  const bytes = utf8(trimmedText(address));
  let safe = "";
  let placed = false;
  for (let i = 0; i < bytes.length; i++) {
    const c = String.fromCharCode(bytes[i]);
    const escaped = c === "%" && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
    const place = c === "#" && !placed;
    placed = placed || c === "#";
    safe += escaped || place || allowed.test(c) ? c : "%" + bytes[i].toString(16).toUpperCase().padStart(2, "0");
  }
  return safe.length <= 2000 && (web.test(safe) || mail.test(safe)) ? safe : null;
}

const isHex = (byte) => byte !== undefined && /^[0-9A-Fa-f]$/.test(String.fromCharCode(byte));
