// Records as texts: made of what the page holds, and read from files. Pure.
import { unmarked } from "../../app/json.js";
import { own } from "../../app/own.js";
import { readRecord } from "../record.js";

const longest = 5000; // characters of a note

/**
 * Reads a record: { input, note, made, same, error }. error is "" or one of the
 * codes of readRecord.
 */
export function readSaved(definition, digest, text) {
  const read = readRecord(definition, digest, text);
  if (read.error !== "") return { ...read, note: "", made: "" };
  const record = JSON.parse(unmarked(text));
  const words = (key) => {
    const text = own(record, key);
    return typeof text === "string" ? text.slice(0, longest) : "";
  };
  const made = words("made");
  return { ...read, note: words("note"), made: /^\d{4}-\d\d-\d\d$/.test(made) ? made : "" };
}

/** The name of a file for a record. */
export function fileName({ aid, made }, ending) {
  return [aid, made].filter(Boolean).join("-") + "." + ending;
}
