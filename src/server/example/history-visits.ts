import { getFinding } from '../features/findings/get-finding.ts'
import { settleFinding } from '../features/findings/settle-finding.ts'
import { saveDraft } from '../features/visits/save-draft.ts'
import { startVisit } from '../features/visits/start-visit.ts'
import { submitVisit } from '../features/visits/submit-visit.ts'
import { fillVisit } from './fill-visit.ts'
import { entryOf } from './history-rosters.ts'
import type { Play } from './step.ts'
import type { SettlingStory, VisitStory } from './story.ts'

/** One visit from the door to the list of problems, and what became of the problems since. */
export async function playVisit(play: Play, story: VisitStory): Promise<void> {
  const findings = await play.act(story, `visit-${story.head}`, async (work) => {
    const householdId = story.householdId ?? (await entryOf(work, play.campaignId, story.head)).householdId
    const visit = await startVisit(work, { campaignId: play.campaignId, householdId })
    const submission = fillVisit(visit.form, visit.facts, story, work.actor.name, play.start)
    const { submission: received } = await submitVisit(work, visit.id, { submission, draftVersion: visit.draftVersion })
    return received?.findingIds ?? []
  })
  for (const [index, found] of (story.problems ?? []).entries()) {
    for (const settling of found.then ?? []) await settle(play, `settle-${story.head}-${index}-${settling.day}`, findings[index]!, settling)
  }
}

async function settle(play: Play, name: string, id: string, { state, measure, due, proof = '', note = '', ...moment }: SettlingStory): Promise<void> {
  await play.act(moment, name, async (work) => {
    const found = await getFinding(work, id)
    const { ownerUnit, ownerPerson, version } = found
    return settleFinding(work, id, { version, state, measure: measure ?? found.measure, ownerUnit, ownerPerson, due: due === undefined ? found.due : play.dayOf(due), proof, note })
  })
}

/** A visit that was begun: the household was asked, its members were not yet. */
export async function leaveDraft(play: Play, story: VisitStory): Promise<void> {
  await play.act(story, `draft-${story.head}`, async (work) => {
    const visit = await startVisit(work, { campaignId: play.campaignId, householdId: (await entryOf(work, play.campaignId, story.head)).householdId })
    const { visit: met, answers } = fillVisit(visit.form, visit.facts, story, work.actor.name, play.start)
    return saveDraft(work, visit.id, { draft: { visit: met, answers: Object.fromEntries(Object.entries(answers).slice(0, 4)), members: {}, added: [], left: [], problems: [] }, draftVersion: visit.draftVersion })
  })
}
