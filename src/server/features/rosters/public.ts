export { changeEntries, insertEntries, listEntriesOf } from './entries.queries.ts'
export { countReturnedRosters } from './count-returned-rosters.ts'
export { refreshParts } from './refresh-parts.ts'
