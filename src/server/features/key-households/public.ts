export { keyHouseholdsInHand } from './key-households-in-hand.ts'
export { listKeyHouseholds, listKeyLines, type KeyLine } from './key-list.queries.ts'
export { countKeyRows, type KeyFilter, type KeyRow } from './key-households.queries.ts'
export { labelsOf as keyLabels } from './key-view.ts'
