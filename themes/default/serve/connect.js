// Listens to the server's events. Each carries the number of the edition that
// the server shows and the list of problems that stand in its way.

export function connect({ changed, problems, mended }) {
  let edition = null;
  const events = new EventSource("/_live/events");
  events.addEventListener("edition", (event) => {
    const message = JSON.parse(event.data);
    if (edition !== null && message.edition !== edition) {
      changed();
      return;
    }
    edition = message.edition;
    if (message.problems.length > 0) {
      problems(message.problems);
    } else {
      mended();
    }
  });
  // A page that is left closes its connection, so that the next one finds one
  // free: browsers open few to one server.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
