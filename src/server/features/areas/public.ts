export { addFirstArea } from './add-first-area.ts'
export { findArea, findCityOf, listAreasEver, listAreasOf, listDistrictsOf, type AreaRow } from './areas.queries.ts'
export { importAreas } from './import-areas.ts'
