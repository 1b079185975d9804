import type { Delivery } from '#domain/matching/delivery.ts'
import type { Work } from '../../http/work.ts'
import { listDeliveries, type DeliveryRow } from './runs.queries.ts'

export type DeliveryOf = Delivery & Pick<DeliveryRow, 'id' | 'at' | 'area_name'>

/** Runs that were read to their end, by data set, those with the oldest data first. */
export async function deliveriesByDataset({ trx, districtKey, actor }: Work): Promise<Map<string, DeliveryOf[]>> {
  const rows = await listDeliveries(trx, districtKey, actor.scope)
  const found = Map.groupBy(rows, (row) => row.dataset)
  return new Map([...found].map(([dataset, of]) => [dataset, of.map(deliveryOf)]))
}

function deliveryOf({ source_date: sourceDate, left_out: leftOut, level, ...row }: DeliveryRow): DeliveryOf {
  return { ...row, sourceDate, leftOut, isOfDistrict: level === 'district' }
}
