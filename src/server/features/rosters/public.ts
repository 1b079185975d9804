export { insertEntries, listEntriesOf } from './entries.queries.ts'
