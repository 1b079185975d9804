export { findDuplicatesJob } from './find-duplicates.ts'
