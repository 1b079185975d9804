import type { z } from 'zod'
import type { addParameter as route, listParameters as listRoute } from '#contract/parameters.ts'
import { isWithin } from '#domain/access/access.ts'
import type { ListedParameter } from '#domain/policy/parameter-sheet.ts'
import { isMoney, isParameterValue, parameterOn, type Parameter, type ParameterName } from '#domain/policy/parameters.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row } from '../../database/tables.ts'
import { StandingRows } from '../../database/standing-rows.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { fieldFault } from './checked-id.ts'
import { insertParameter, listParameterRows, markOfParameters } from './parameters.queries.ts'

/** The dated parameters of the district, as rules read them. */
export async function loadParameters({ trx, districtKey }: Pick<Work, 'trx' | 'districtKey'>): Promise<readonly Parameter[]> {
  return standing.of(await markOfParameters(trx, districtKey), () => listParameterRows(trx, districtKey))
}

// Every write asks for them, and a set of them that is the same is the same to whoever looks things up in it.
const standing = new StandingRows<Row<'parameter'>, readonly Parameter[]>((rows) => rows.map((row) => row.id).sort().join(), (rows) => rows.map(parameterOf))

function parameterOf(row: Row<'parameter'>): Parameter {
  return { name: row.name, areaPath: row.area_path, hukou: row.hukou, from: row.from_date, value: row.value, recordedAt: row.recorded_at }
}

/** All parameters with what became of each: what holds today, what comes, what held, what was corrected. */
export async function listParameters(work: Work): Promise<z.input<typeof listRoute.response>> {
  const rows = await listParameterRows(work.trx, work.districtKey)
  const all = rows.map(parameterOf)
  const stateOf = (row: Row<'parameter'>) => {
    const isReplaced = rows.some((other) => other.id !== row.id && other.name === row.name && other.area_path === row.area_path && other.hukou === row.hukou && other.from_date === row.from_date && other.recorded_at > row.recorded_at)
    if (isReplaced) return 'REPLACED'
    if (row.from_date > work.today) return 'COMING'
    const same = all.filter((one) => one.areaPath === row.area_path && one.hukou === row.hukou)
    return parameterOn(same, row.name as ParameterName, { areaPath: row.area_path, hukou: row.hukou === '' ? undefined : row.hukou }, work.today)?.from === row.from_date ? 'HOLDS' : 'PAST'
  }
  return {
    rows: rows.map((row) => ({ id: row.id, name: row.name, areaName: row.area_name, hukou: row.hukou, from: row.from_date, value: row.value, basis: row.basis, recordedAt: row.recorded_at, by: row.by_name, state: stateOf(row) })),
  }
}

/** A value from a day on. Earlier ones stay, so that what was judged by them stays as it was. Labels follow. */
export async function addParameter(work: Work, input: z.output<typeof route.body>): Promise<{ id: string }> {
  const area = await findArea(work.trx, work.districtKey, input.areaId)
  if (!area || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')

  if (!isParameterValue(input.name, input.value)) throw fieldFault('value', 'invalid_value')

  const id = await writeParameter(work, { ...input, areaPath: area.path })
  if (input.from <= work.today) followParameters(work)
  return { id }
}

/** Each value stands in the trail, one by one or of a workbook. */
export async function writeParameter(work: Work, { name, areaPath, hukou, from, value, basis }: Pick<ListedParameter, 'name' | 'areaPath' | 'hukou' | 'from' | 'value' | 'basis'>): Promise<string> {
  const id = work.newId()
  await insertParameter(work.trx, { id, district_key: work.districtKey, area_path: areaPath, name, hukou, from_date: from, value, basis, recorded_at: work.now, by_name: work.actor.name })
  work.record({ action: 'add-parameter', objectType: 'parameter', objectId: id, areaPath, details: { name, hukou, from, [isMoney(name) ? 'amountFen' : 'value']: value } })
  return id
}

/** Something that rules ask for is another from today on. */
export function followParameters(work: Work): void {
  work.enqueue('refresh-labels', { evenOfToday: true })
  work.enqueue('screen', { districtKey: work.districtKey })
}
