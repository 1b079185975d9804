export { openFindings, type FoundIn } from './open-findings.ts'
export { countFoundProblems, listFoundProblems, type FoundProblem } from './found-problems.queries.ts'
