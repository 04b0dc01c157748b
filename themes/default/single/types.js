// The types of files. Pure.

/** The type of a file, for saving it. */
export function typeOf(name) {
  const types = {
    csv: "text/csv", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", gif: "image/gif", ics: "text/calendar", jpeg: "image/jpeg",
    jpg: "image/jpeg", json: "application/json", pdf: "application/pdf", png: "image/png", svg: "image/svg+xml", webp: "image/webp",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  };
  const [, end] = /\.([a-z]+)$/.exec(name.toLowerCase()) || [];
  return Object.prototype.hasOwnProperty.call(types, end) ? types[end] : "application/octet-stream";
}
