import { Button } from 'antd'
import { useState } from 'react'
import { getAlert } from '#contract/alerts.ts'
import { DateText, DueText, MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { AlertStateTag } from './alerts/alert-state-tag.tsx'
import { FollowAlert } from './alerts/follow-alert.tsx'
import { HoldsNoMore } from './alerts/holds-no-more.tsx'
import { FactsLine } from './card/facts-line.tsx'
import { RuleSourceText } from './card/rule-source.tsx'

/** One alert: why, who must act by when, and its course. */
export default function AlertPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [isFollowing, setFollowing] = useState(false)
  const read = useRead(getAlert, { params: { id } })
  const alert = read.data
  if (!alert) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  return (
    <>
      <PageHead
        title={words(alert.title)}
        tags={<AlertStateTag state={alert.state} isOverdue={alert.isOverdue} />}
        crumbs={[{ title: t('alerts.title'), to: paths.alerts() }]}
        note={<><Go to={paths.household(alert.householdId)}>{alert.personName ?? alert.headName}</Go>　{alert.townName} {alert.areaName}</>}
        actions={<><Go to={paths.card(alert.householdId)}>{t('card.title')}</Go>{may('alert.act') && alert.closedOn === null && <Button type="primary" onClick={() => setFollowing(true)}>{t('alerts.follow')}</Button>}</>}
      />
      <div className="stack">
        <Sheet>
          <p>{words(alert.advice)}</p>
          <p className="muted">{t('alerts.actor')}：{t(`access.level.${alert.actor}`)}　{t('alerts.raised')} <DateText date={alert.raisedOn} />　{t('alerts.due')} <DueText due={alert.dueOn} done={alert.closedOn !== null} /></p>
          <HoldsNoMore alert={alert} />
        </Sheet>
        <Sheet title={t('alerts.why')} note={<RuleSourceText source={alert} />}><FactsLine facts={alert.why} /></Sheet>
        <Sheet title={t('alerts.course')}>
          <ul className="lines">
            <li><DateText date={alert.raisedOn} />　{t('alerts.state.NEW')}</li>
            {alert.events.map((event) => <li key={event.id}><MomentText at={event.at} />　{t(`alerts.state.${event.state}`)}　{event.by}{event.note && <div className="muted">{event.note}</div>}</li>)}
          </ul>
        </Sheet>
      </div>
      {isFollowing && <FollowAlert alert={alert} onClose={() => setFollowing(false)} />}
      <Watermark />
    </>
  )
}
