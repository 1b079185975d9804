import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export function findPerson(trx: Trx, districtKey: string, id: string): Promise<Pick<Row<'person'>, 'id' | 'area_path' | 'citizen_id_sealed' | 'citizen_id_mask'> | undefined> {
  return trx
    .selectFrom('person')
    .select(['id', 'area_path', 'citizen_id_sealed', 'citizen_id_mask'])
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .executeTakeFirst()
}
