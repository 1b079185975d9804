export { candidateFilter } from './candidate-filter.ts'
export { countCandidates, listCandidateRows, listOutcomes, type CandidateCounts, type CandidateFilter, type CandidateRow } from './eligibility.queries.ts'
