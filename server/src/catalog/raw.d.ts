/** The text of a data file. Vite knows `?raw`; the build has a plugin that also takes out the blanks. */
declare module '*.json?raw' {
  const text: string;
  export default text;
}
