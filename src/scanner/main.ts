// What the module offers. AssemblyScript compiles it: numbers are of the machine's types, `usize` is an address in its memory.
import { entries, most } from './entries.ts'
import { hashEntry, hashRows, paddedKey, useKey } from './hash.ts'
import { regions } from './ids.ts'
import { addPerson, findPerson, lookForPeople, makeTable, personIn, tableBytes } from './people.ts'
import { beginAt, linesRead, openRow, readRows, readRowsBy, readTo, unreadEntries, unreadRows } from './rows.ts'

/** Memory from here on is free. */
export const free: usize = __heap_base

export { addPerson, beginAt, entries, findPerson, hashEntry, hashRows, linesRead, lookForPeople, makeTable, most, openRow, paddedKey, personIn, readRows, readRowsBy, readTo, regions, tableBytes, unreadEntries, unreadRows, useKey }
