/** The only place where a client reads its machine's time: for ids made here, and for the hour on a printed page. Days come from the server. */
export function now(): Date {
  return new Date()
}
