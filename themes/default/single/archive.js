// The files inside, which stand compressed in scripts of a type that does not run.

const kept = 6; // blocks that stay unpacked, so that the next page of a folder comes at once

/** Reads what the document holds; this must be done before another takes its place. */
export async function readArchive() {
  const [first, ...blocks] = [...document.querySelectorAll('script[type="application/octet-stream"]')].map((e) => e.textContent);
  const table = JSON.parse(new TextDecoder().decode(await unpacked(first)));
  return new Archive(table, blocks);
}

export class Archive {
  constructor({ home, blocks, leads }, packed) {
    this.home = home;
    this.leads = new Map(Object.entries(leads));
    this.packed = packed;
    this.places = new Map();
    this.open = new Map(); // block → promise of its bytes, the last used last
    blocks.forEach((files, block) => {
      let from = 0;
      for (const [name, length] of files) {
        this.places.set(name, { block, from, to: from + length });
        from += length;
      }
    });
  }

  has(name) {
    return this.places.has(name);
  }

  /** The bytes of a file. */
  async bytes(name) {
    const { block, from, to } = this.places.get(name);
    return (await this.blockOf(block)).subarray(from, to);
  }

  async text(name) {
    return new TextDecoder().decode(await this.bytes(name));
  }

  blockOf(block) {
    const found = this.open.get(block) || unpacked(this.packed[block]);
    this.open.delete(block);
    this.open.set(block, found);
    if (this.open.size > kept) this.open.delete(this.open.keys().next().value);
    return found;
  }
}

async function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
