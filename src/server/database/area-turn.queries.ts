import { sql } from 'kysely'
import type { Trx } from './transaction.ts'

// Areas change seldom, and while they do, nobody may write at a place that is about to end or to move: what would be written after the
// rows of the place were taken along would stand at a place that is none. All of it holds until the end of the transaction.

const places = (districtKey: string) => sql`hashtextextended(${`areas ${districtKey}`}, 0)`
const imports = (districtKey: string) => sql`hashtextextended(${`areas under import ${districtKey}`}, 0)`

/** Every short write holds the areas as they are. */
export async function holdAreas(trx: Trx, districtKey: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${places(districtKey)})`.execute(trx)
}

/** An import holds them apart, for it takes long: whoever waits for it keeps no short write waiting. */
export async function holdAreasForImport(trx: Trx, districtKey: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${imports(districtKey)})`.execute(trx)
}

/** @returns false while an import holds the areas */
export async function areFreeOfImports(trx: Trx, districtKey: string): Promise<boolean> {
  const found = await sql<{ free: boolean }>`SELECT pg_try_advisory_xact_lock(${imports(districtKey)}) AS free`.execute(trx)
  return found.rows[0]!.free
}

/** A change of areas waits until imports and writes under way are done; those that come meanwhile wait for it, and see what it made. */
export async function takeAreas(trx: Trx, districtKey: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${imports(districtKey)})`.execute(trx)
  await sql`SELECT pg_advisory_xact_lock(${places(districtKey)})`.execute(trx)
}
