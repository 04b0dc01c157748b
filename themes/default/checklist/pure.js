// All of the checklists that needs no browser, for the tests against Go.
export { writeCSV } from "../app/csv.js";
export * from "./ics.js";
export * from "./merge.js";
export * from "./progress.js";
export * from "./read.js";
export * from "./saved.js";
export * from "./table.js";
