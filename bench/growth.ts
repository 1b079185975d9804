// P12: what a district of a hundred thousand, a million and three million people costs: screening it, importing a workbook into it, looking at its pages.
import { mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import type { Connection } from '#server/database/connect.ts'
import { actorOf, findAccountByLogin } from '#server/features/accounts/public.ts'
import { performImport, readImport, runImport } from '#server/features/imports/public.ts'
import { performWrite } from '#server/http/perform.ts'
import type { Work } from '#server/http/work.ts'
import { openServices } from '#server/open-services.ts'
import { writeBenchWorkbook } from './import-workbook.ts'
import type { Measured } from './main.ts'
import { round } from './median.ts'
import { benchKeys, pagesIn, users, withPopulation } from './pages.ts'
import type { Population } from './population.ts'
import { screenOf } from './screen.ts'

const workbookRows = 20_000
const rounds = 3

/** @param given numbers of people, one district for each */
export async function measureGrowth(...given: readonly number[]): Promise<Measured> {
  const sizes = given.length > 0 ? given : [100_000, 1_000_000, 3_000_000]
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-growth-'))
  try {
    const file = path.join(folder, 'roster.xlsx')
    await writeBenchWorkbook(file, workbookRows)
    const workbook = readFileSync(file)
    const byPeople: Record<string, unknown> = {}
    for (const people of sizes) {
      byPeople[people] = await withPopulation(people, users, async (connection, population) => {
        const pages = await pagesIn(connection, population)
        const { endToEnd, oneHousehold } = await screenOf(connection, population, rounds, 1, 0)
        return { screen: { ...endToEnd, perMillionMs: round((endToEnd.inColumnsMs / population.people) * 1_000_000, 0) }, oneHousehold, importingSeconds: await importInto(connection, population, workbook), pages }
      })
    }
    return { job: 'P12 growth', figures: { what: `P7, P2 and P4 (${rounds} rounds), and P5 with a workbook of ${workbookRows} rows, one after another in a district of so many people`, byPeople, bar: 'no worse than linear; pages flat' } }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Seconds from the start of an import to its end. */
async function importInto(connection: Connection, { campaignId, districtKey, logins }: Population, bytes: Uint8Array): Promise<number> {
  const services = await openServices({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }) })
  try {
    const account = (await findAccountByLogin(services.database, logins[0]!))!
    const actor = actorOf(account)
    const write = <T>(name: string, run: (work: Work) => Promise<T>) => performWrite(services, actor, 'wide', { key: `01890000-0000-7000-8000-1000000${name}`, route: `bench ${name}`, digestOf: [name] }, run)
    const read = await write('00001', (work) => readImport(work, campaignId, 'bench.xlsx', bytes))
    const fields: (string | null)[] = []
    for (const { index, field } of read.columns) fields[index] = field
    await write('00002', (work) => runImport(work, read.id, { fields: Array.from(fields, (field) => field ?? null) }))
    const begun = performance.now()
    await performImport(services, { districtKey, importId: read.id, accountId: account.id }, true)
    return round((performance.now() - begun) / 1000, 1)
  } finally {
    await services.apart.destroy()
    await services.database.destroy()
  }
}
