import type { CampaignDetail } from '#contract/campaigns.ts'
import type { Clause, Titles } from '#domain/clause/clause.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../paths.ts'
import { Chapter, ChapterLine } from './chapter.tsx'

/** What is written down in records, how unclear sentences are read, and whatever else the notice wants that the software carries out. */
export function PlanProvisions({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, words } = useLanguage()
  const { plan, notCarriedOut } = campaign
  const level = (id: string) => words(plan.levels.find((one) => one.id === id)?.title ?? { zh: id, en: id })
  const waiting = new Set(notCarriedOut.map((item) => item.path))
  const others = provisionsOf(plan).filter((one) => !waiting.has(one.path))
  const read = plan.questions.filter((question) => question.reading)
  return (
    <>
      {plan.records.length > 0 && (
        <Chapter title={t('records.title')} inside={t('office.plan.records.inside', { n: plan.records.length })} note={<Go to={paths.records(campaign.id)}>{t('office.plan.all-records')}</Go>}>
          <ul className="lines">
            {plan.records.map((kind) => <ChapterLine key={kind.id} title={words(kind.title)} clause={kind.clause} aside={<>{kind.by.map(level).join('、')}{kind.attachment === 'required' && <>{' · '}{t('records.file-required')}</>}</>} />)}
          </ul>
        </Chapter>
      )}
      {others.length > 0 && (
        <Chapter title={t('office.plan.others')} inside={t('office.plan.others.inside', { n: others.length })}>
          <ul className="lines">{others.map((one) => <ChapterLine key={one.path} title={one.title ? words(one.title) : t(`plan.key.${one.path.split('.')[0]}`)} clause={one.clause} aside={one.path === 'publicity' && plan.publicity?.channels.flatMap((channel) => (channel.reach ? [`${words(channel.title)} ${channel.reach}`] : [])).join('、')} />)}</ul>
        </Chapter>
      )}
      {read.length > 0 && (
        <Chapter title={t('office.plan.readings')} inside={t('office.plan.readings.inside', { n: read.length })}>
          <ul className="lines">{read.map((question) => <ChapterLine key={question.id} title={words(question.title)} clause={question.clause}>{question.reading && words(question.reading)}</ChapterLine>)}</ul>
        </Chapter>
      )}
    </>
  )
}

type Provided = { readonly path: string; readonly title?: Titles; readonly clause: Clause }

/** Paths as those of what is not carried out, so that the two can be told apart. */
function provisionsOf(plan: Plan): Provided[] {
  const one = (path: string, part: { readonly clause: Clause } | undefined): Provided[] => (part ? [{ path, clause: part.clause }] : [])
  const many = (key: string, parts: readonly { readonly title: Titles; readonly clause: Clause }[]): Provided[] => parts.map(({ title, clause }, index) => ({ path: `${key}.${index}`, title, clause }))
  return [
    ...one('groups', plan.groups),
    ...plan.departments.map(({ id, clause }, index): Provided => ({ path: `departments.${index}`, title: plan.document.names[id] ?? { zh: id, en: id }, clause })),
    ...one('teams', plan.teams),
    ...one('institutions', plan.institutions),
    ...many('escalations', plan.escalations),
    ...many('referrals', plan.referrals),
    ...one('key-households', plan.keyHouseholds),
    ...one('planning', plan.planning),
    ...one('visit-notice', plan.visitNotice),
    ...one('publicity', plan.publicity),
    ...one('gaps', plan.gaps),
    ...one('releases', plan.releases),
    ...many('checks', plan.checks),
    ...one('check-methods', plan.checkMethods),
    ...many('rules', plan.rules),
  ]
}
