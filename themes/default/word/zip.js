// Zips whose entries are stored, with one fixed time (generator/word/zip.go). Pure.

/** A text as UTF-8. */
export function utf8(text) {
  const out = new Uint8Array(3 * text.length);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      out[at++] = code;
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      code = text.codePointAt(i);
      if (code < 0x10000) code = 0xfffd; // half of a character
      else i++;
    }
    if (code < 0x800) out[at++] = 0xc0 | (code >> 6);
    else if (code < 0x10000) out[at++] = 0xe0 | (code >> 12);
    else {
      out[at++] = 0xf0 | (code >> 18);
      out[at++] = tail(code >> 12);
    }
    if (code >= 0x800) out[at++] = tail(code >> 6);
    out[at++] = tail(code);
  }
  return out.subarray(0, at);
}

const tail = (bits) => 0x80 | (bits & 0x3f);

const table = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function checksum(bytes) {
  let sum = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) sum = table[(sum ^ bytes[i]) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const firstDay = (1 << 5) | 1; // 1 January 1980

/** Packs entries, each [name, text or bytes], in their order. */
export function packed(entries) {
  const files = entries.map(([name, text]) => ({ name: utf8(name), data: typeof text === "string" ? utf8(text) : text }));
  const local = [];
  const central = [];
  let at = 0;
  for (const { name, data } of files) {
    const facts = [...two(0), ...two(0), ...two(0), ...two(firstDay), ...four(checksum(data)), ...four(data.length), ...four(data.length), ...two(name.length), ...two(0)];
    const head = Uint8Array.from([...four(0x04034b50), ...two(made), ...facts]);
    local.push(head, name, data);
    central.push(Uint8Array.from([...four(0x02014b50), ...two(made), ...two(made), ...facts, ...two(0), ...two(0), ...two(0), ...four(0), ...four(at)]), name);
    at += head.length + name.length + data.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = Uint8Array.from([...four(0x06054b50), ...two(0), ...two(0), ...two(files.length), ...two(files.length), ...four(size), ...four(at), ...two(0)]);
  return together([...local, ...central, end]);
}

// made is the version of the format that is needed, with the flag of UTF-8 left out.
const made = 20;

function together(parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const two = (n) => [n & 0xff, (n >>> 8) & 0xff];
const four = (n) => [...two(n & 0xffff), ...two(n >>> 16)];
