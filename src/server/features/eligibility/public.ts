export { candidateFilter } from './candidate-filter.ts'
export { countCandidates, listCandidateRows, type CandidateCounts, type CandidateFilter, type CandidateRow } from './eligibility.queries.ts'
