import { Button } from 'antd'
import { useState } from 'react'
import { getKeyHousehold, takeOffKeyHousehold } from '#contract/key-households.ts'
import { keyListOf } from '#domain/casework/case-plan.ts'
import { DateText, DueText, MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { AddContact } from './key-households/add-contact.tsx'
import { KeepKey } from './key-households/keep.tsx'
import './problems/problems.css'
import { useCodeName } from './roster/code-names.ts'

/** One followed household: why and by whom, its contacts, its course on the list. */
export default function KeyHouseholdPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const codeName = useCodeName()
  const [dialog, setDialog] = useState<'change' | 'contact' | 'off' | 'again'>()
  const read = useRead(getKeyHousehold, { params: { id } })
  const key = read.data?.id === id ? read.data : undefined
  const crumbs = useCrumbs(key?.campaignId)
  const plan = useCampaign(key?.campaignId)?.plan
  const takeOff = useWrite(takeOffKeyHousehold)
  if (!key) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const isOn = key.state === 'ON'
  const name = key.personName ?? key.headName
  const list = plan && keyListOf(plan)
  const shown = (field: string, value: string) => {
    const found = field === 'why' ? list?.reasons.find((one) => one.id === value) : field === 'frequency' ? list?.frequencies.find((one) => one.id === value) : undefined
    return found ? words(found.title) : value || t('findings.change.none')
  }
  return (
    <>
      <PageHead
        title={name}
        tags={<>{isOn ? (key.isOverdue ? <Tag kind="act">{t('key-households.overdue')}</Tag> : <Tag kind="accent">{t('key-households.state.ON')}</Tag>) : <Tag>{t('key-households.state.OFF')}</Tag>}{key.labels.map((label) => <Tag key={label.zh}>{words(label)}</Tag>)}</>}
        crumbs={[...crumbs, { title: t('key-households.title'), to: paths.keyHouseholds(key.campaignId) }]}
        note={<>{key.townName} {key.areaName}　<Go to={paths.household(key.householdId)}>{t('household.of', { name: key.headName })}</Go></>}
        actions={may('key-household.keep') && (isOn
          ? <><Button onClick={() => setDialog('off')}>{t('key-households.off')}</Button><Button onClick={() => setDialog('change')}>{t('key-households.change')}</Button><Button type="primary" onClick={() => setDialog('contact')}>{t('key-households.contact')}</Button></>
          : <Button onClick={() => setDialog('again')}>{t('key-households.again')}</Button>)}
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={t('key-households.why')}>
            <p>{words(key.whyTitle)}</p>
            <dl className="facts">
              <dt>{t('key-households.risk')}</dt><dd>{key.risk}</dd>
              <dt>{t('key-households.measure')}</dt><dd>{key.measure}</dd>
              <dt>{t('key-households.frequency')}</dt><dd>{words(key.frequencyTitle)}</dd>
              <dt>{t('key-households.helper')}</dt><dd>{key.helper.name} <span className="muted">{key.helper.post} {key.helper.phone}</span></dd>
              <dt>{t('key-households.last-seen')}</dt><dd>{key.lastSeenOn ? <DateText date={key.lastSeenOn} /> : <span className="faint">{t('key-households.never')}</span>}</dd>
              {key.nextDue && <><dt>{t('key-households.next-due')}</dt><dd><DueText due={key.nextDue} /></dd></>}
              {key.offOn && <><dt>{t('key-households.off')}</dt><dd><DateText date={key.offOn} />　{key.offReason}</dd></>}
            </dl>
            <div className="faint">{key.addedBy}　<DateText date={key.addedOn} />{key.visitId && <span className="no-print">　<Go to={paths.visit(key.visitId)}>{t('findings.visit')}</Go></span>}</div>
          </Sheet>
          <Sheet title={t('key-households.contacts')}>
            {key.contacts.length === 0 && <p className="faint">{t('key-households.contacts.none')}</p>}
            <ol className="ledger">
              {key.contacts.map((one) => (
                <li key={one.id}>
                  <div><b><DateText date={one.on} /></b>　{codeName('contact-manner', one.manner)}</div>
                  <div>{one.found}</div>
                  {one.done && <div className="muted">{t('key-households.contact.done')}：{one.done}</div>}
                  {one.next && <div className="muted">{t('key-households.contact.next')}：{one.next}</div>}
                  <div className="faint">{one.by}　<MomentText at={one.at} /></div>
                </li>
              ))}
            </ol>
          </Sheet>
        </div>
        <Sheet title={t('key-households.course')}>
          <ol className="ledger">
            {[...key.events].reverse().map((event) => (
              <li key={event.id}>
                <b>{t(`key-households.event.${event.kind}`)}</b>　{event.note}
                {event.changes.map((change) => <div key={change.field} className="muted">{t('findings.change', { field: t(`key-households.field.${change.field}`), before: shown(change.field, change.before), after: shown(change.field, change.after) })}</div>)}
                <div className="faint">{event.by}　<MomentText at={event.at} /></div>
              </li>
            ))}
          </ol>
        </Sheet>
      </div>
      {dialog === 'change' && <KeepKey campaignId={key.campaignId} of={key} onClose={() => setDialog(undefined)} />}
      {dialog === 'again' && <KeepKey campaignId={key.campaignId} householdId={key.householdId} personId={key.personId} onClose={() => setDialog(undefined)} />}
      {dialog === 'contact' && <AddContact of={key} onClose={() => setDialog(undefined)} />}
      {dialog === 'off' && <ReasonDialog title={t('key-households.off.of', { name })} label={t('key-households.off.reason')} okLabel={t('key-households.off')} onClose={() => setDialog(undefined)} onOk={(reason) => takeOff.mutateAsync({ params: { id: key.id }, body: { version: key.version, reason } })} />}
      <Watermark />
    </>
  )
}
