import { getRunningCampaign } from '../features/campaigns/public.ts'
import { listAreasOf } from '../features/areas/public.ts'
import { getFinding } from '../features/findings/get-finding.ts'
import { settleFinding } from '../features/findings/settle-finding.ts'
import { addResident } from '../features/institutions/add-resident.ts'
import { checkResident } from '../features/institutions/check-resident.ts'
import { addInstitution } from '../features/institutions/keep-institution.ts'
import { getHousehold } from '../features/registry/get-household.ts'
import { problem } from '#domain/problem/problem.ts'
import { exampleInstitution } from './accounts.ts'
import { entryOf } from './history-rosters.ts'
import type { Play } from './step.ts'

const residents = [
  { head: '余阿大', bed: '1 楼 103-2', payer: 'GOVERNMENT', contactName: '余水妹（侄女）', contactPhone: '13800000461', livedDays: 900 },
  { head: '易大山', bed: '2 楼 206-1', payer: 'GOVERNMENT', contactName: '', contactPhone: '', livedDays: 700 },
  { head: '曹阿根', bed: '护理区 05', payer: 'GOVERNMENT', contactName: '曹建平（侄子）', contactPhone: '13800000462', livedDays: 400 },
] as const

/** One institution with those of the district who live in it, and what its own check found. */
export async function playInstitutions(play: Play): Promise<void> {
  const by = { login: 'quxian', day: 8 }
  await play.act({ ...by, at: '09:00' }, 'institution', async (work) => {
    const area = (await listAreasOf(work.trx, work.districtKey)).find((one) => one.name === '河口镇')
    if (!area) throw problem('NOT_FOUND')
    return addInstitution(work, { areaId: area.id, name: '示例区敬老院', kind: 'ELDER_HOME', department: 'civil-affairs', address: '河口镇渔港路 88 号', phone: '0900-8600088' }, exampleInstitution)
  }, 'wide')
  for (const [at, { head, livedDays, ...about }] of residents.entries()) {
    const resident = await play.act({ ...by, at: `09:${20 + at}` }, `resident-${head}`, async (work) => {
      const { householdId } = await entryOf(work, play.campaignId, head)
      const personId = (await getHousehold(work, householdId)).members.find((one) => one.name === head)?.personId
      if (personId === undefined) throw problem('NOT_FOUND')
      return addResident(work, exampleInstitution, { ...about, householdId, personId, from: play.dayOf(8 - livedDays) })
    })
    // The third waits for its check.
    if (at > 1) continue
    const { findingIds } = await play.act({ login: 'yanglaoyuan', day: 18, at: `14:${10 + at}` }, `check-${head}`, async (work) => {
      const { plan } = await getRunningCampaign(work, play.campaignId)
      return checkResident(work, resident.id, {
        campaignId: play.campaignId,
        on: play.dayOf(18),
        answers: (plan.institutions?.checks ?? []).map(({ id }) =>
          at === 0 && id === 'medical'
            ? { id, answer: 'PROBLEM', text: '降压药断了两周，未按时复诊。', kind: 'service-lapse', severity: 'DAYS_7', measure: '当天联系镇卫生院巡诊，每周核对一次用药。' }
            : { id, answer: at === 1 && id === 'safety' ? 'FAIR' : 'GOOD', text: at === 1 && id === 'safety' ? '夜间巡房记录有缺页。' : '', kind: null, severity: 'LATER', measure: '' },
        ),
      })
    })
    for (const id of findingIds) {
      await play.act({ login: 'hekou', day: 23, at: '10:15' }, `settle-check-${head}`, async (work) => {
        const { version, measure, ownerUnit, ownerPerson, due } = await getFinding(work, id)
        return settleFinding(work, id, { version, state: 'FIXED', measure, ownerUnit, ownerPerson: ownerPerson || '傅春梅', due, proof: '镇卫生院已复诊配药，院里每周核对用药并签字。', note: '' })
      })
    }
  }
}
