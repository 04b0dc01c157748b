// Links of a page. Their text has them as they are in a folder; a click leads where that
// says. While a reader points at a link, or has the focus on it, it has the address in
// this file, so that it can be read, copied and opened in a new tab.

export class Links {
  constructor(shell) {
    this.shell = shell;
    this.own = new WeakMap(); // link → its own address, while it has another
  }

  /** Listens to the document; each time anew, since a new document hears nothing. */
  listen() {
    for (const type of ["pointerover", "pointerdown", "focusin", "contextmenu"]) addEventListener(type, this, true);
    for (const type of ["pointerout", "focusout"]) addEventListener(type, this, true);
    addEventListener("click", this);
  }

  handleEvent(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link === null) return;
    if (event.type === "click") this.follow(event, link);
    else if (event.type === "pointerout" || event.type === "focusout") this.leave(event, link);
    else this.show(link);
  }

  addressOf(link) {
    const now = link.getAttribute("href");
    const own = this.own.get(link);
    return own && own.shown === now ? own.address : now;
  }

  show(link) {
    const address = this.addressOf(link);
    const shown = this.shell.hashOf(address);
    if (shown === null || shown === link.getAttribute("href")) return;
    this.own.set(link, { address, shown });
    link.setAttribute("href", shown);
  }

  leave(event, link) {
    const still = event.type === "focusout" ? link.matches(":hover") : link === document.activeElement;
    if (still || (event.relatedTarget instanceof Node && link.contains(event.relatedTarget))) return;
    link.setAttribute("href", this.addressOf(link));
    this.own.delete(link);
  }

  follow(event, link) {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const address = this.addressOf(link);
    if (this.shell.hashOf(address) === null) return;
    const target = link.getAttribute("target");
    if (target && target !== "_self") return this.show(link); // the browser opens it
    event.preventDefault();
    this.shell.go(address);
  }
}
