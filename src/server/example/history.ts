import { refreshStaleLabels } from '../features/registry/public.ts'
import type { ExampleSize } from './example-size.ts'
import { playCasework } from './history-casework.ts'
import { playInstitutions } from './history-institutions.ts'
import { playDuties } from './history-duties.ts'
import { playMatching } from './history-matching.ts'
import { playRecords } from './history-records.ts'
import { playReports } from './history-reports.ts'
import { playRosters } from './history-rosters.ts'
import { playRules } from './history-rules.ts'
import { playSurveyor } from './history-surveyor.ts'
import { leaveDraft, playVisit } from './history-visits.ts'
import { playNeighbours } from './neighbours/play-neighbours.ts'
import type { Play } from './step.ts'
import { visitsInDongcheng } from './story-dongcheng.ts'
import { draftLeft, visitsElsewhere } from './story-elsewhere.ts'

/**
 * What happened in the example since its roster came in, by the people of the example through the use cases that every user
 * has: households placed, rosters signed, duties done, visits made, problems settled.
 */
export async function playHistory(play: Play, size: ExampleSize): Promise<void> {
  await playRosters(play)
  for (const story of [...visitsInDongcheng, ...visitsElsewhere].toSorted((a, b) => a.day - b.day)) await playVisit(play, story)
  if (size === 'district') await playNeighbours(play)
  await leaveDraft(play, draftLeft)
  await playCasework(play)
  await playInstitutions(play)
  await playSurveyor(play)
  await playDuties(play, size)
  await playRecords(play, size)
  await playReports(play, size)
  if (size === 'district') {
    await playRules(play)
    await playMatching(play)
  }
  await refreshStaleLabels(play.services)
}
