import { mkdir, writeFile } from 'node:fs/promises'
import { machineFacts } from './machine.ts'

/** A job of the bench: measured beside a named baseline in the same run. */
export interface Measured {
  readonly job: string
  readonly figures: Record<string, unknown>
}

/** With other numbers than the usual ones where some stand behind the name: people, and rounds; of `growth` all are people. */
const jobs: Record<string, (...numbers: number[]) => Promise<Measured>> = {
  start: async () => (await import('./start.ts')).measureStart(),
  import: async () => (await import('./import.ts')).measureImport(),
  pages: async (people) => (await import('./pages.ts')).measurePages(people),
  match: async () => (await import('./match.ts')).measureMatch(),
  'match-server': async () => (await import('./match-server.ts')).measureMatchServer(),
  alike: async () => (await import('./alike.ts')).measureAlike(),
  submit: async () => (await import('./submit.ts')).measureSubmit(),
  screen: async (people, rounds) => (await import('./screen.ts')).measureScreen(people, rounds),
  preview: async (people) => (await import('./preview.ts')).measurePreview(people),
  household: async (people) => (await import('./household.ts')).measureHousehold(people),
  growth: async (...people) => (await import('./growth.ts')).measureGrowth(...people),
  rules: async () => (await import('./rules.ts')).measureRules(),
}

const given = process.argv.slice(2)
const isNumber = (word: string): boolean => /^\d+$/.test(word)
const asked = given.filter((word) => !isNumber(word))
const unknown = asked.filter((name) => !(name in jobs))
if (asked.length === 0 || unknown.length > 0) {
  process.stderr.write(`npm run bench -- ${Object.keys(jobs).join(' ')}${unknown.length > 0 ? `   (no such job: ${unknown.join(' ')})` : ''}\n`)
  process.exit(2)
}

const folder = new URL('results/', import.meta.url)
await mkdir(folder, { recursive: true })
const machine = await machineFacts()
for (const name of asked) {
  process.stdout.write(`${name} …\n`)
  const after = given.slice(given.indexOf(name) + 1)
  const end = after.findIndex((word) => !isNumber(word))
  const numbers = after.slice(0, end < 0 ? undefined : end).map(Number)
  const measured = await jobs[name]!(...numbers)
  const file = new URL(`${name}.json`, folder)
  await writeFile(file, `${JSON.stringify({ job: measured.job, measuredAt: new Date().toISOString().slice(0, 10), machine, ...measured.figures }, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(measured.figures, null, 2)}\n`)
}
