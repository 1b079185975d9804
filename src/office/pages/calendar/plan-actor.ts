import type { CalendarLine } from '#contract/calendar.ts'
import { isDueWork } from './line-text.ts'
import { useLanguage } from '#ui/language.ts'

/** Who a line is for: the unit and the person where one is named, else how many units. */
export function useCampaignPlanActor(): (line: CalendarLine) => string {
  const { t, has } = useLanguage()
  return ({ areaName, owner, units, duty, kind }) => {
    if (kind === 'stage-begins' || kind === 'stage-ends' || isDueWork(kind)) return ''
    if (areaName === null) return t('office.duties.units-all', { n: units })
    const role = duty?.actor?.role
    if (owner !== null) return `${areaName} ${owner}`
    const person = role && has(`office.plan.person.${role}`) ? t(`office.plan.person.${role}`) : ''
    return person === '' ? areaName : t('office.plan.person-at', { unit: areaName, person })
  }
}
