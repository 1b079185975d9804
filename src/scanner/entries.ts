/** So many rows are read before their people are looked for: one by one each would wait for memory. */
export const most: i32 = 1024

/** What is noted of a row: where each field of it stands. Eight whole numbers of four bytes. */
export const entryBytes: usize = 32
/** First eight digits of the id. */
export const high: usize = 0
/** The nine digits behind them. */
export const low: usize = 4
/** Whoever is looked for and holds this id, from 0; or one of those below. */
export const holder: usize = 8
/** Lines before the row. */
export const line: usize = 12
/** Of the row, without its line end. */
export const rowFrom: usize = 16
export const rowTo: usize = 20
/** Of an id that is written otherwise than plainly. */
export const fieldFrom: usize = 24
export const fieldTo: usize = 28

/** Somebody; nobody knows yet whether the person is looked for. */
export const somebody: i32 = -1
/** The row says no id. */
export const nothing: i32 = -2
/** What is written there is left to others to read. */
export const unread: i32 = -3

export const entries: usize = memory.data(1024 * 32, 16)
