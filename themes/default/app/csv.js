// Tables as spreadsheets read them: RFC 4180, with a byte order mark so that they
// are taken for UTF-8, and without cells that would be run as formulas. The twin of
// generator/spreadsheet. Pure.

/** Writes rows of cells. */
export function writeCSV(rows) {
  return "\ufeff" + rows.map((row) => row.map(cell).join() + "\r\n").join("");
}

/** Reads rows of cells. It takes any line ending, and never fails. */
export function readCSV(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  const next = () => {
    row.push(unguarded(cell));
    cell = "";
  };
  const end = () => {
    next();
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  };
  for (let i = text[0] === "\ufeff" ? 1 : 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"' && quoted && text[i + 1] === '"') cell += text[i++];
    else if (c === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (quoted) cell += c;
    else if (c === ",") next();
    else if (c === "\n" || c === "\r") end(); // the second of CRLF ends an empty row
    else cell += c;
  }
  end();
  return rows;
}

// What begins with a hyphen and is no formula: a hyphen on its own, and what is below
// zero.
const harmless = /^-(£?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?)?$/;

function cell(value) {
  let text = String(value === null || value === undefined ? "" : value);
  if (/^[=+\-@\t\r＝＋－＠]/.test(text) && !harmless.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

function unguarded(text) {
  return /^'[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text;
}
