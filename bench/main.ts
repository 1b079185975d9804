import { mkdir, writeFile } from 'node:fs/promises'
import { machineFacts } from './machine.ts'

/** A job of the bench: measured beside a named baseline in the same run. */
export interface Measured {
  readonly job: string
  readonly figures: Record<string, unknown>
}

const jobs: Record<string, () => Promise<Measured>> = {
  start: async () => (await import('./start.ts')).measureStart(),
  import: async () => (await import('./import.ts')).measureImport(),
  pages: async () => (await import('./pages.ts')).measurePages(),
  match: async () => (await import('./match.ts')).measureMatch(),
  'match-server': async () => (await import('./match-server.ts')).measureMatchServer(),
  alike: async () => (await import('./alike.ts')).measureAlike(),
  submit: async () => (await import('./submit.ts')).measureSubmit(),
  screen: async () => (await import('./screen.ts')).measureScreen(),
  preview: async () => (await import('./preview.ts')).measurePreview(),
  rules: async () => (await import('./rules.ts')).measureRules(),
}

const asked = process.argv.slice(2)
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
  const measured = await (jobs[name] as () => Promise<Measured>)()
  const file = new URL(`${name}.json`, folder)
  await writeFile(file, `${JSON.stringify({ job: measured.job, measuredAt: new Date().toISOString().slice(0, 10), machine, ...measured.figures }, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(measured.figures, null, 2)}\n`)
}
