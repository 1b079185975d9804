import { z } from 'zod'
import { areaId, date, id, route, text } from './route.ts'

/** Amounts and factors that rules ask for, each with its area, its kind of registration and its first day. */
export const listParameters = route('GET /api/parameters', {
  access: 'parameter.read',
  response: z.object({
    rows: z.array(z.object({ id, name: z.string(), areaName: z.string(), hukou: z.string(), from: date, value: z.number().int(), basis: z.string(), recordedAt: z.string(), by: z.string(), state: z.enum(['COMING', 'HOLDS', 'PAST', 'REPLACED']) })),
  }),
})
/** From a day on. What held before stays as it is. */
export const addParameter = route('POST /api/parameters', {
  access: 'parameter.manage',
  body: z.object({ name: z.enum(['dibaoStandard']), areaId, hukou: z.enum(['', '1', '2', '3']), from: date, value: z.number().int().min(1).max(100_000_00), basis: text(200) }),
  response: z.object({ id }),
})
