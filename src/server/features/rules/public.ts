export { listDistrictsWithRules } from './districts.global.queries.ts'
export { listPublished } from './rules.queries.ts'
export { listRulesOn, listValidRules, type ValidRule } from './valid-rules.ts'
export { complaintViews } from './version-view.ts'
