// Listens to the server's events. Each carries the name of the edition that the
// server shows and the list of problems that stand in its way.

export function connect({ changed, problems, mended }) {
  // The server writes into the page which edition it is of, so that a change is
  // not missed that came before the page listened. Where a theme leaves it no
  // place, the first edition that is told counts as the page's own.
  let own = document.documentElement.dataset.edition;
  let events = null;

  function open() {
    close();
    events = new EventSource("/_live/events");
    events.addEventListener("edition", (event) => {
      const message = JSON.parse(event.data);
      own ??= message.edition;
      if (message.edition !== own) {
        close();
        changed();
      } else if (message.problems.length > 0) {
        problems(message.problems, message.more);
      } else {
        mended();
      }
    });
  }

  function close() {
    if (events !== null) events.close();
    events = null;
  }

  // Browsers open few connections to one server, so only pages that somebody
  // sees keep one; the others learn what happened when they are seen again.
  function follow() {
    if (document.visibilityState === "visible") open();
    else close();
  }
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => {
    if (event.persisted) open();
  });
  follow();
}
