export { annotateImport } from './annotate-import.ts'
export { performImport } from './perform-import.ts'
export { readImport } from './read-import.ts'
export { runImport } from './run-import.ts'
