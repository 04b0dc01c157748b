// What a script must know where the whole site is one file (single/app.js). Elsewhere
// there is no such thing, and all is as usual.

/** An address of this site as it is shown to people, who copy it. */
export const shown = (address) => self.partnerbookFile?.shown(address) ?? address;

/** Reads a page from inside the file: promises { html, address }, or null if it is not
 * there. undefined where there is no such file. */
export const readInside = (address) => self.partnerbookFile?.read(address);
