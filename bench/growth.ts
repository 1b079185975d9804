// P12: what a district of a hundred thousand, a million and three million people costs: screening it, importing a workbook into it, looking at its pages.
import { mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { actorOf, findAccountByLogin } from '#server/features/accounts/public.ts'
import { performImport, readImport, runImport } from '#server/features/imports/public.ts'
import { performWrite } from '#server/http/perform.ts'
import type { Work } from '#server/http/work.ts'
import { openServices } from '#server/open-services.ts'
import { writeBenchWorkbook } from './import-workbook.ts'
import type { Measured } from './main.ts'
import { round } from './median.ts'
import { benchKeys, measurePages, withPopulation } from './pages.ts'
import { measureScreen } from './screen.ts'

const sizes = (process.env['BENCH_SIZES'] ?? '100000,1000000,3000000').split(',').map(Number)
const workbookRows = Number(process.env['BENCH_ROWS'] ?? 20_000)

export async function measureGrowth(): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-growth-'))
  try {
    const workbook = path.join(folder, 'roster.xlsx')
    await writeBenchWorkbook(workbook, workbookRows)
    const found: Record<string, unknown> = {}
    for (const people of sizes) {
      const { figures: screen } = await measureScreen(people)
      const { figures: pages } = await measurePages(people)
      const importing = await importInto(people, readFileSync(workbook))
      found[people] = { screen: { ...(screen['endToEnd'] as object), perMillionMs: round(((screen['endToEnd'] as { inColumnsMs: number }).inColumnsMs / people) * 1_000_000, 0) }, importingSeconds: importing, pages: pages['pages'] }
    }
    return { job: 'P12 growth', figures: { what: `P2, P5 with a workbook of ${workbookRows} rows that comes into a district, and P7, by the people of the district`, byPeople: found, bar: 'no worse than linear; pages flat' } }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Seconds from the start of an import to its end, in a district of so many people. */
function importInto(people: number, bytes: Uint8Array): Promise<number> {
  return withPopulation(people, 1, async (connection, { campaignId, districtKey, logins }) => {
    const services = await openServices({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }) })
    try {
      const account = (await findAccountByLogin(services.database, logins[0]!))!
      const actor = actorOf(account)
      const write = <T>(name: string, run: (work: Work) => Promise<T>) => performWrite(services, actor, 'wide', { key: `01890000-0000-7000-8000-00000000${name}`, route: `bench ${name}`, digestOf: [name] }, run)
      const read = await write('0001', (work) => readImport(work, campaignId, 'bench.xlsx', bytes))
      const fields: (string | null)[] = []
      for (const { index, field } of read.columns) fields[index] = field
      await write('0002', (work) => runImport(work, read.id, { fields: Array.from(fields, (field) => field ?? null) }))
      const begun = performance.now()
      await performImport(services, { districtKey, importId: read.id, accountId: account.id }, true)
      return round((performance.now() - begun) / 1000, 1)
    } finally {
      await services.apart.destroy()
      await services.database.destroy()
    }
  })
}
