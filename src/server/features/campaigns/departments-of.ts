import type { Titles } from '#domain/clause/clause.ts'
import { listShippedPlans } from '../plans/public.ts'

/** Line departments that the notices at hand name: the one that leads and those that go along, each once. */
export async function departmentsOf(): Promise<{ id: string; title: { zh: string; en: string } }[]> {
  const found = new Map<string, Titles>()
  for (const { plan } of await listShippedPlans()) {
    if (!plan) continue
    const { lead, with: others, names } = plan.document
    for (const id of [lead, ...others]) if (names[id] && !found.has(id)) found.set(id, names[id])
  }
  return [...found].map(([id, { zh, en }]) => ({ id, title: { zh, en } })).sort((a, b) => (a.id < b.id ? -1 : 1))
}
