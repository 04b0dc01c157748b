// Notes that the reader keeps on this device. Nothing is kept before they say so; from
// then on every change is, until they remove it.
import { Device } from "../../app/device.js";
import { readSaved } from "../read.js";
import { writeSaved } from "../saved.js";

export class Keeper {
  /** found is called with notes that another window kept. */
  constructor(list, personal, found) {
    this.list = list;
    this.device = new Device("checklist " + list.id, personal);
    this.kept = false;
    this.failed = false;
    this.notice = "";
    this.heard = () => {}; // called when something changed that the reader did not do here
    if (personal) return;
    addEventListener("storage", (event) => {
      if (event.key !== this.device.key && event.key !== null) return;
      const notes = this.read();
      if (notes !== null) found(notes);
      this.heard(notes !== null);
    });
  }

  /** What is kept, or null. */
  read() {
    const [text] = this.device.list().slice(-1);
    const { notes } = text === undefined ? { notes: null } : readSaved(text, this.list.id);
    this.kept = notes !== null;
    return notes;
  }

  /** Keeps notes; false if the browser does not. */
  keep(notes) {
    this.failed = !this.device.write([writeSaved(notes, this.notice)]);
    if (!this.failed) this.kept = true;
    return !this.failed;
  }

  /** Keeps changed notes where notes are kept. */
  follow(notes) {
    if (this.kept) this.keep(notes);
  }

  /** Whether all that the reader noted is on the device. */
  holds() {
    return this.kept && !this.failed;
  }

  remove() {
    this.device.write([]);
    this.kept = this.failed = false;
  }
}
