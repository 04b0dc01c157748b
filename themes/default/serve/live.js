// Reloads the page when its content changes, while its author works. Not part
// of a published site.
import { connect } from "./connect.js";
import { showOverlay, hideOverlay } from "./overlay.js";
import { keepScroll, restoreScroll } from "./scroll.js";

restoreScroll();
connect({
  changed() {
    keepScroll();
    location.reload();
  },
  problems: showOverlay,
  mended: hideOverlay,
});
