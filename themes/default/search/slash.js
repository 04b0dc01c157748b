// Whether the key "/" leads into the search box. Readers can switch it off, since
// speech software may press it by mistake (WCAG 2.2, 2.1.4). That alone is kept on
// the device, and only while it is off.
const name = "partnerbook:slash";

let here = true; // holds for this page, where the browser keeps nothing

export function slashLeads() {
  try {
    return here && localStorage.getItem(name) !== "off";
  } catch {
    return here;
  }
}

export function setSlash(on) {
  here = on;
  try {
    if (on) localStorage.removeItem(name);
    else localStorage.setItem(name, "off");
  } catch {
    // it holds for this page
  }
}

// nameShortcut tells screen readers of the key, if it leads into the field.
export function nameShortcut(input) {
  if (slashLeads()) input.setAttribute("aria-keyshortcuts", "/");
  else input.removeAttribute("aria-keyshortcuts");
}
