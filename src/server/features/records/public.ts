export { addRecord } from './add-record.ts'
export { keepFile } from './keep-file.ts'
export { latestCoverage, type Coverage } from './latest-coverage.ts'
export { listTasks } from './list-tasks.ts'
