import { z } from 'zod'
import { parameterNames } from '#domain/policy/parameters.ts'
import { areaId, date, id, route, text } from './route.ts'

/** Amounts and factors that rules ask for, each with its area, its kind of registration and its first day. Values are in the unit of their name: `parameterUnit`. */
export const listParameters = route('GET /api/parameters', {
  access: 'parameter.read',
  response: z.object({
    rows: z.array(z.object({ id, name: z.string(), areaName: z.string(), hukou: z.string(), from: date, value: z.number(), basis: z.string(), recordedAt: z.string(), by: z.string(), state: z.enum(['COMING', 'HOLDS', 'PAST', 'REPLACED']) })),
  }),
})
/** A value of an area and a kind of registration, from a day on. */
export const parameterValue = z.object({ name: z.enum(parameterNames), areaId, hukou: z.enum(['', '1', '2', '3']), from: date, value: z.number() })
export type ParameterValue = z.infer<typeof parameterValue>
/** From a day on. What held before stays as it is. */
export const addParameter = route('POST /api/parameters', {
  access: 'parameter.manage',
  body: parameterValue.extend({ basis: text(200) }),
  response: z.object({ id }),
})
/** What each row of a workbook would change, which is `before` it stands there; keeps nothing. Problem with every bad cell: PARAMETERS_INVALID. */
export const lookAtParameters = route('POST /api/parameters/look', {
  access: 'parameter.manage',
  takes: 'file',
  query: z.object({ name: text(200) }),
  response: z.object({
    rows: z.array(z.object({ row: z.number().int(), kind: z.enum(['FIRST', 'FOLLOWS', 'CORRECTS', 'KNOWN']), name: z.enum(parameterNames), areaName: z.string(), hukou: z.string(), from: date, value: z.number(), basis: z.string(), before: z.object({ from: date, value: z.number() }).nullable() })),
  }),
})
/** A workbook of them: all rows or none. What is there already, the same to the last value, is not added again. Problem with every bad cell: PARAMETERS_INVALID. */
export const importParameters = route('POST /api/parameters/import', {
  access: 'parameter.manage',
  takes: 'file',
  query: z.object({ name: text(200) }),
  response: z.object({ added: z.number().int(), known: z.number().int() }),
})
