// Node shows an object in logs and error messages by the method of this name; elsewhere it is never called.
const inspected = Symbol.for('nodejs.util.inspect.custom');

/** Personal text that shows itself masked wherever it is printed, joined or serialised; only `reveal` gives it. */
export interface Confidential {
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

/** Wraps a text; the closure keeps it out of the reach of spread, structured clones and inspection. */
export function confidential(text: string, masked: string): Confidential {
  const show = () => masked;
  return Object.freeze({ reveal: () => text, toString: show, toJSON: show, [inspected]: show });
}
