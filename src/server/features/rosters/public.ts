export { changeEntries, insertEntries, listEntriesOf, markPlaced } from './entries.queries.ts'
export { refreshParts } from './refresh-parts.ts'
