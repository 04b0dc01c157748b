// Scripts that a script of a page adds to it come from inside the file, too. Pages add
// them as they would from a folder, by an element with an address.
//
// Its text runs when it is put into the element, which is in the document by then. The
// files of the search index are data, and are not run.

const put = /^partnerbook\.put\(([\s\S]*)\);?\s*$/;

/** Lets the addresses of scripts lead into the file. */
export function takeScripts(shell) {
  const { prototype } = HTMLScriptElement;
  const usual = Object.getOwnPropertyDescriptor(prototype, "src");
  Object.defineProperty(prototype, "src", {
    ...usual,
    set(address) {
      load(this, shell, address).then(() => this.dispatchEvent(new Event("load")), () => this.dispatchEvent(new Event("error")));
    },
  });
}

async function load(element, shell, address) {
  const text = await shell.textOf(address);
  const data = put.exec(text);
  if (data !== null) self.partnerbook.put(...JSON.parse("[" + data[1] + "]"));
  else element.textContent = text;
}

/** Says where the script that runs now would be in a folder. */
export function nameScript(address) {
  const { currentScript } = document;
  if (currentScript) Object.defineProperty(currentScript, "src", { value: address, configurable: true });
}
