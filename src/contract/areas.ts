import { z } from 'zod'
import { levels } from '#domain/access/access.ts'
import { areaId, route, text } from './route.ts'

export const area = z.object({ id: areaId, parentId: areaId.nullable(), level: z.enum(levels), code: z.string(), name: z.string(), path: z.string() })
export type Area = z.infer<typeof area>

export const listAreas = route('GET /api/areas', { access: 'area.read', response: z.object({ rows: z.array(area) }) })
/** A workbook of areas (level, code, name, code of the area above); all rows or none. */
export const importAreas = route('POST /api/areas/import', {
  access: 'area.manage',
  takes: 'file',
  query: z.object({ name: text(200) }),
  response: z.object({ added: z.number().int(), known: z.number().int(), renamed: z.number().int() }),
})
