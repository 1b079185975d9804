import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { keyListOf } from '#domain/casework/case-plan.ts'
import type { ListedKey } from '#domain/reporting/listed-key.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { keyLabels, listKeyHouseholds } from '../key-households/public.ts'
import { sayInDocument } from './words.ts'

/** The key households and people of an area as the list reports them, those taken off among them. */
export async function listedKeys(work: Work, { id, plan }: RunningCampaign, areaPath: string): Promise<ListedKey[]> {
  const list = keyListOf(plan)
  const title = (among: readonly { readonly id: string; readonly title: { readonly zh: string } }[] | undefined, of: string) => among?.find((one) => one.id === of)?.title.zh ?? of
  return (await listKeyHouseholds(work.trx, work.districtKey, id, areaPath, work.today)).map((row): ListedKey => ({
    keyId: row.id,
    householdId: row.household_id,
    visitId: row.visit_id,
    areaCode: row.area_code,
    village: row.area_name,
    household: row.head_name,
    sound: row.sound,
    ...(row.person_name !== null && { person: row.person_name }),
    labels: keyLabels(row, plan).map((label) => label.zh),
    why: title(list?.reasons, row.why),
    risk: row.risk,
    measure: row.measure,
    frequency: title(list?.frequencies, row.frequency),
    helper: [row.helper_name, row.helper_post, row.helper_phone].filter(Boolean).join(' '),
    ...(row.last_seen_on !== null && { lastSeen: row.last_seen_on as PlainDate }),
    isOff: row.state !== 'ON',
    state: sayInDocument(`key-state.${row.state === 'ON' ? 'on' : 'off'}`),
    ...(row.off_on !== null && { offOn: row.off_on as PlainDate }),
    offReason: row.off_reason,
    isOverdue: row.next_due !== null && row.next_due < work.today,
  }))
}
