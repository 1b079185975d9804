export { candidateFilter } from './candidate-filter.ts'
export { countCandidates, listLastOutcomes, listOutcomes, type CandidateCounts, type CandidateFilter, type CandidateRow } from './eligibility.queries.ts'
