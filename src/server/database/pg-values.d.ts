declare module 'pg/lib/utils.js' {
  const utils: {
    /** How the driver sends a value: as text, or as bytes. */
    readonly prepareValue: (value: unknown) => Buffer | string | null
  }
  export default utils
}
