import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export async function insertPaper(trx: Trx, paper: NewRow<'visit_paper'>): Promise<void> {
  await trx.insertInto('visit_paper').values(paper).execute()
}

/** Files beside a visit, the newest first. */
export function listPapers(trx: Trx, districtKey: string, visitId: string): Promise<Row<'visit_paper'>[]> {
  return trx.selectFrom('visit_paper').selectAll().where('district_key', '=', districtKey).where('visit_id', '=', visitId).orderBy('id', 'desc').execute()
}
