export { openFindings, type FoundIn } from './open-findings.ts'
