import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { codeTitle, type CodeList } from '#domain/registry/code-lists.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage, type Speech } from '#ui/language.ts'
import { useAreas } from '../../area/use-areas.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useCurrentCampaign } from '../../shell/current-campaign.ts'
import { useDepartmentName } from '../accounts/use-departments.ts'
import { titlesIn } from './plan-words.ts'

type Details = Readonly<Record<string, unknown>>
type Tell = (name: string, value: unknown) => string

/** Where the words of codes stand, by the detail in which they come; the first place that has them counts. */
const placesOf: Readonly<Record<string, readonly string[]>> = {
  from: ['findings.state', 'referrals.state', 'roster.state'],
  to: ['findings.state', 'referrals.state', 'eligibility.outcome', 'roster.state'],
  coverage: ['roster.coverage'],
  role: ['access.role'],
  outcome: ['eligibility.outcome', 'matching.run-state'],
  fields: ['imports.field', 'audit.detail'],
  manner: ['key-households.manner', 'audit.value'],
  dataset: ['matching.dataset'],
  basis: ['matching.basis'],
  verdict: ['matching.state'],
  was: ['matching.state'],
  follow: ['matching.follow'],
  name: ['indicator.parameter'],
}
/** Lists in which codes stand, by the detail. */
const listsOf: Readonly<Record<string, CodeList>> = { hukou: 'hukou-type', aid: 'aid-kind' }
const householdNames = new Set(['household', 'householdId'])
const longest = 60

/** Tells a value of the trail in words: those of the office, of the plan, of the departments; a number or a mark as it is. */
export function useTelling(): Tell {
  const speech = useLanguage()
  const may = useMay()
  const current = useCurrentCampaign()
  const plan = useCampaign(may('campaign.read') ? current : undefined)?.plan
  const titles = titlesIn(plan)
  const departmentName = useDepartmentName()
  const { areas } = useAreas()
  const tell: Tell = (name, value) => {
    if (Array.isArray(value)) return value.map((one) => tell(name, one)).join('、')
    if (typeof value === 'boolean') return speech.t(value ? 'audit.value.yes' : 'audit.value.no')
    if (typeof value === 'object' && value !== null) return Object.entries(value).map(([part, one]) => `${nameOf(speech, part)} ${tell(part, one)}`).join('，')
    const code = String(value)
    const coded = listsOf[name] && codeTitle(listsOf[name], code)
    if (coded) return speech.words(coded)
    const place = [...(placesOf[name] ?? []), 'audit.value'].find((one) => speech.has(`${one}.${code}`))
    if (place) return speech.t(`${place}.${code}`)
    const title = titles.get(code)
    return title ? speech.words(title) : (areas.find((area) => area.id === code)?.name ?? departmentName(code))
  }
  return tell
}

/** What an entry says beyond who, when and what: each value with its name; long marks shortened, whole under the pointer. */
export function AuditDetails({ of, tell }: { readonly of: Details; readonly tell: Tell }) {
  const speech = useLanguage()
  const entries = Object.entries(of).filter(([, value]) => value !== null && value !== '').sort(([a], [b]) => Number(b === 'from') - Number(a === 'from'))
  return (
    <span className="said">
      {entries.map(([name, value]) => (
        <span key={name} className="audit-detail">
          <span className="faint">{nameOf(speech, name === 'from' && isPlainDate(String(value)) ? 'from-day' : name)}</span> {householdNames.has(name) ? <Go to={paths.household(String(value))}>{speech.t('audit.open')}</Go> : <Value text={isMarks(value) ? speech.t('audit.value.things', { n: value.length }) : tell(name, value)} />}
        </span>
      ))}
    </span>
  )
}

const mark = /^[0-9a-f-]{36,}$/
const isMarks = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && mark.test(one))

function Value({ text }: { readonly text: string }) {
  if (mark.test(text)) return <span className="mono" title={text}>{text.slice(0, 8)}…</span>
  return text.length > longest ? <span title={text}>{text.slice(0, longest)}…</span> : <>{text}</>
}

function nameOf({ t, has }: Speech, name: string): string {
  const place = ['audit.detail', 'accounts.in-hand-name', 'imports.field'].find((one) => has(`${one}.${name}`))
  return place ? t(`${place}.${name}`) : name
}
