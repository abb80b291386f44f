declare module '*.css'

/** A file's text, as Vite gives it. */
declare module '*?raw' {
  const text: string
  // oxlint-disable-next-line import/no-default-export -- Vite's own form
  export default text
}
