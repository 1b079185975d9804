export { addFirstArea } from './add-first-area.ts'
export { becameOf } from './became.ts'
export { findArea, findCityOf, listAreasEver, listAreasOf, listDistrictsOf, type AreaRow } from './areas.queries.ts'
export { importAreas } from './import-areas.ts'
