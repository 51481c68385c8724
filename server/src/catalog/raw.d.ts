/**
 * The text of a data file, as what `String()` gives. Vite knows `?raw`; in the build it is a plugin that also takes out
 * the blanks, and for the command line has the file read when its text is asked for.
 */
declare module '*.json?raw' {
  const text: { toString(): string };
  export default text;
}
