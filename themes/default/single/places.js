// How far down the reader was at each step, so that Back leads there again. Steps are
// noted in memory when they are left. The browser's history knows it as well once the
// reader rests somewhere (shell.js), for after a reload.

const first = Date.now().toString(36);

export class Places {
  constructor() {
    this.count = 0;
    this.down = new Map();
  }

  /** A name for a new step. */
  name() {
    return first + "." + this.count++;
  }

  note(step, y) {
    this.down.set(step, y);
  }

  /** How far down a step was left, or undefined. */
  of(state) {
    if (state === null || !state.step) return undefined;
    return this.down.has(state.step) ? this.down.get(state.step) : state.y;
  }
}
