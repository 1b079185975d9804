export { changeEntries, insertEntries, listEntriesOf, markPlaced, refreshParts } from './entries.queries.ts'
