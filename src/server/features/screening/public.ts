export { explainHousehold } from './explain.ts'
export { screenAreas } from './screen-areas.ts'
export { screenChanged } from './screen-changed.ts'
