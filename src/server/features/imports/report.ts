/** Told how much is done, of how much. */
export type Report = (done: number, of: number) => Promise<void>
