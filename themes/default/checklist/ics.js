// Days on which items are due, as iCalendar (RFC 5545). The twin of ics.go. Pure.
import { chosen, openFor, rowsOf } from "./merge.js";

/** The days on which open items of a list are due. */
export function eventsOf(list, notes) {
  return rowsOf(list, [{ name: "", notes }]).filter((row) => row.entries[0].due !== "" && openFor(row, 0))
    .map(({ item, entries: [entry] }) => ({ uid: uid(list, item.id, ""), summary: item.words, ...entry }));
}

/** The days on which items are due for each side that counts. */
export function planEventsOf(list, rows, sides, choices) {
  return rows.flatMap((row) => chosen(row, choices).filter((i) => row.entries[i].due !== "" && openFor(row, i)).map((i) => ({
    uid: uid(list, row.item.id, sides[i].name), summary: row.item.words + " (" + sides[i].name + ")", ...row.entries[i],
  })));
}

/** Writes events; stamp is when, as 20261121T090000Z. */
export function calendar(events, { notice, title }, stamp, t) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Partnerbook//Checklist//EN", "DESCRIPTION:" + escaped(notice), "CALSCALE:GREGORIAN", "NAME:" + escaped(title)];
  for (const { uid, due, summary, owner, note } of events) {
    const about = [owner && t("checkjs_owner") + ": " + owner, note].filter((part) => part !== "");
    lines.push("BEGIN:VEVENT", "UID:" + uid, "DTSTAMP:" + stamp, "DTSTART;VALUE=DATE:" + due.replace(/-/g, ""),
      "SUMMARY:" + escaped(summary), "DESCRIPTION:" + escaped([...about, title, notice].join("\n")), "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR"].map((line) => folded(line) + "\r\n").join("");
}

/** A moment as calendars have it. */
export const stampOf = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

// uid names an event for good, so that a calendar which has it already changes it.
function uid(list, item, side) {
  return [item, list.id, list.site, side].filter((part, i) => i < 3 || part !== "").map(plain).join(".") + "@partnerbook";
}

// plain writes a text in letters, digits and hyphens; another byte is _ and two hex
// digits.
const plain = (text) => encodeURIComponent(text).replace(/[!'()*._~]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase()).replace(/%/g, "_");

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|[\n\r]/g, "\\n").replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "");

const most = 75; // bytes of a line

function folded(line) {
  let out = "";
  let room = most;
  for (const character of line) {
    const code = character.codePointAt(0);
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > room) {
      out += "\r\n ";
      room = most - 1; // a space stands before the rest
    }
    out += character;
    room -= bytes;
  }
  return out;
}
