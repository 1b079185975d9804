import { getImport, readImport, runImport, type RosterImport } from '#contract/imports.ts'
import type { Person } from './server.ts'

/** Sends a workbook as it is, takes the fields that are proposed, and waits until the job is done. */
export async function importRoster(person: Person, campaignId: string, file: Blob, name = '名册.csv'): Promise<RosterImport> {
  const read = await person.ask(readImport, { params: { id: campaignId }, query: { name }, body: file })
  await person.ask(runImport, { params: { id: read.id }, body: { fields: proposed(read) } })
  return settled(person, read.id)
}

export function proposed(read: RosterImport): (string | null)[] {
  const fields: (string | null)[] = []
  for (const { index, field } of read.columns) fields[index] = field
  return Array.from(fields, (field) => field ?? null)
}

export async function settled(person: Person, id: string): Promise<RosterImport> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await person.ask(getImport, { params: { id } })
    if (!['QUEUED', 'RUNNING', 'UNDOING'].includes(found.state)) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the import does not end')
}
