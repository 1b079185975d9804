export { countKeyByArea, countKeyHouseholds, listKeyHouseholds, listKeyLines, type KeyLine } from './key-list.queries.ts'
export { countKeyRows, type KeyFilter, type KeyRow } from './key-households.queries.ts'
export { keyView, labelsOf as keyLabels } from './key-view.ts'
