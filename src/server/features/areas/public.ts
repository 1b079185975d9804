export { addFirstDistrict } from './add-first-district.ts'
export { findArea, listAreasOf, type AreaRow } from './areas.queries.ts'
export { importAreas } from './import-areas.ts'
