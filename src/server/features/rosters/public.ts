export { changeEntries, insertEntries, listEntriesOf } from './entries.queries.ts'
