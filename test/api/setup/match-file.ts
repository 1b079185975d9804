import type { Client } from '#client/call.ts'
import { sendPieces } from '#client/send-pieces.ts'
import { lookAtFile, startRun, type MatchRun } from '#contract/matching.ts'
import type { DatasetCode } from '#domain/matching/datasets.ts'
import type { Person } from './server.ts'

export type MatchOrder = { readonly dataset?: DatasetCode; readonly name?: string; readonly basis?: 'AUTHORISATION' | 'LEGAL'; readonly sourceDate?: string; readonly size?: number }

/** Calls as a person, for what takes a client. */
export const callerOf = (person: Person): Pick<Client, 'call'> => ({ call: ((route, input) => person.ask(route as never, input as never)) as Client['call'] })

export const blobOf = (content: string | Uint8Array): Blob => new Blob([content as BlobPart])

/** Begins a run with the columns that are found. */
export async function beginMatch(person: Person, content: string | Uint8Array, { dataset = 'DEATHS', name = '死亡名单.csv', basis = 'LEGAL', sourceDate = '2026-11-20', size }: MatchOrder = {}): Promise<MatchRun> {
  const file = blobOf(content)
  const seen = await person.ask(lookAtFile, { query: { dataset, name }, body: file })
  return person.ask(startRun, {
    body: { dataset, purpose: '月度比对', sourceDate, basis, legalBasis: basis === 'LEGAL' ? '社会救助暂行办法 第五十八条' : '', fileName: name, size: size ?? file.size, columns: { id: seen.id, name: seen.name, birth: seen.birth, sex: seen.sex, address: seen.address, kept: seen.kept }, headings: seen.columns.map((column) => column.heading) },
  })
}

/** Begins a run and sends its file to the end. */
export async function matchFile(person: Person, content: string | Uint8Array, order: MatchOrder = {}): Promise<MatchRun> {
  return sendPieces(callerOf(person), await beginMatch(person, content, order), blobOf(content), { wait: () => Promise.resolve() })
}
