// Texts that the reader keeps on this device, under one key for each thing of each
// site. Nothing is kept before the reader says so. Browsers may refuse.

const most = 20;

export class Device {
  /** name is the thing's, in the folder of the page or another; of what is personal nothing is ever kept. */
  constructor(name, personal = false, folder = ".") {
    this.key = "partnerbook " + new URL(folder, location.href).pathname + name;
    this.personal = personal;
  }

  /** The texts, oldest first. */
  list() {
    if (this.personal) return [];
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
    } catch {
      return []; // nothing is kept, or not by us
    }
  }

  /** Keeps a text, also if it is kept already; false if the browser does not. */
  add(text) {
    return !this.personal && this.write([...this.list().filter((other) => other !== text), text].slice(-most));
  }

  remove(text) {
    return this.write(this.list().filter((other) => other !== text));
  }

  write(texts) {
    try {
      if (texts.length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(texts));
      return true;
    } catch {
      return false; // full, or switched off
    }
  }
}
