import { Button, Radio } from 'antd'
import { useState } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Comparison } from '#contract/duplicates.ts'
import { DateText } from '#ui/date-text.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { paths } from '../../paths.ts'
import './duplicates.css'
import { useDifferenceText } from './difference-text.ts'

type Side = 'kept' | 'gone'
type Body = { readonly otherId: string; readonly choices: Record<string, Side>; readonly reason: string }

type Props = {
  readonly read: UseQueryResult<Comparison, Error>
  readonly id: string
  readonly onMerge: (body: Body) => Promise<{ readonly mergeId: string; readonly householdId: string | null }>
  /** The same with the other record staying. */
  readonly turned: string
}

/** Two records side by side; what they say otherwise is chosen by whoever looks, then one goes into the other. */
export function Comparing({ read, id, onMerge, turned }: Props) {
  const { t } = useLanguage()
  const go = useGo()
  const text = useDifferenceText()
  const [choices, setChoices] = useState<Record<string, Side>>({})
  const [isAsking, setAsking] = useState(false)
  const comparison = read.data?.kept.id === id ? read.data : undefined
  if (!comparison) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const { kind, kept, gone, differences, reasons, hindrances } = comparison
  // Two records of one family: brought together first, nobody has to leave one of them.
  const isApart = kind === 'person' && kept.householdId !== null && gone.householdId !== null && kept.householdId !== gone.householdId && differences.some((one) => one.key === 'household')
  const open = differences.filter((one) => choices[one.key] === undefined).length
  return (
    <>
      <PageHead
        title={t(`duplicates.merge.${kind}`)}
        crumbs={[{ title: t('duplicates.title'), to: paths.duplicates() }]}
        note={reasons.length > 0 && <span className="row" style={{ gap: 6 }}>{reasons.map((reason) => <Tag key={reason}>{t(`duplicates.reason.${reason}`)}</Tag>)}</span>}
        actions={
          <>
            {isApart && <Button onClick={() => go(paths.mergeHouseholds(kept.householdId!, gone.householdId!))}>{t('duplicates.households-first')}</Button>}
            <Button onClick={() => go(turned)}>{t('duplicates.turn')}</Button>
            <Button type="primary" disabled={open > 0 || hindrances.length > 0} onClick={() => setAsking(true)}>{open > 0 ? t('duplicates.open', { count: open }) : t('duplicates.do')}</Button>
          </>
        }
      />
        <div className="stack">
        {hindrances.map((one) => <Note key={one} kind="wait">{t(`problem.MERGE_${one}`)}</Note>)}
        <Sheet flush>
          <table className="table comparing">
            <caption className="visually-hidden">{t(`duplicates.merge.${kind}`)}</caption>
            <thead>
              <tr>
                <th scope="col"><span className="visually-hidden">{t('duplicates.what')}</span></th>
                <th scope="col">{t('duplicates.stays')}</th>
                <th scope="col">{t('duplicates.goes')}</th>
              </tr>
            </thead>
            <tbody>
              <Line title={t('duplicates.record')} kept={<Named record={kept} />} gone={<Named record={gone} />} />
              <Line title={t('duplicates.area.of')} kept={kept.areaName} gone={gone.areaName} />
              {kind === 'person' && <Line title={t('desk.sex')} kept={text.value('sex', kept.sex)} gone={text.value('sex', gone.sex)} />}
              {kind === 'person' && <Line title={t('desk.birth')} kept={kept.birthDate && <DateText date={kept.birthDate} />} gone={gone.birthDate && <DateText date={gone.birthDate} />} />}
              {kind === 'person' && <Line title={t('desk.citizen-id')} kept={kept.maskedId || kept.provisionalNumber} gone={gone.maskedId || gone.provisionalNumber} />}
              <Line title={t('duplicates.address')} kept={kept.address} gone={gone.address} />
              <Line title={t('duplicates.holds')} kept={t('duplicates.counts', kept.counts)} gone={t('duplicates.counts', gone.counts)} />
            </tbody>
          </table>
        </Sheet>
        <Sheet title={t('duplicates.differences')} flush>
          {differences.length === 0 && <p className="sheet-body faint">{t('duplicates.differences.none')}</p>}
          {differences.length > 0 && (
            <table className="table comparing">
              <caption className="visually-hidden">{t('duplicates.differences')}</caption>
              <tbody>
                {differences.map((one) => (
                  <tr key={one.key} className={choices[one.key] ? undefined : 'undecided-line'}>
                    <th scope="row">{text.name(one.key)}</th>
                    {(['kept', 'gone'] as const).map((side) => (
                      <td key={side}>
                        <Radio checked={choices[one.key] === side} onChange={() => setChoices({ ...choices, [one.key]: side })}>
                          {text.value(one.key, one[side])}
                          {(side === 'kept' ? one.keptAsOf : one.goneAsOf) && <span className="faint">　<DateText date={(side === 'kept' ? one.keptAsOf : one.goneAsOf)!} /></span>}
                        </Radio>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Sheet>
        </div>
      <Watermark />
      {isAsking && (
        <ReasonDialog
          title={t(`duplicates.merge.${kind}`)}
          label={t('desk.reason')}
          okLabel={t('duplicates.do')}
          onClose={() => setAsking(false)}
          onOk={async (reason) => {
            const { mergeId } = await onMerge({ otherId: gone.id, choices, reason })
            go(paths.merge(mergeId))
          }}
        >
          <p>{t('duplicates.what-happens', { gone: gone.name, kept: kept.name })}</p>
        </ReasonDialog>
      )}
    </>
  )
}

function Line({ title, kept, gone }: { readonly title: string; readonly kept: React.ReactNode; readonly gone: React.ReactNode }) {
  return <tr><th scope="row">{title}</th><td>{kept || <span className="nil">—</span>}</td><td>{gone || <span className="nil">—</span>}</td></tr>
}

function Named({ record }: { readonly record: Comparison['kept'] }) {
  const { t } = useLanguage()
  return <><b>{record.name}</b>{record.householdId && <>　<Go to={paths.household(record.householdId)}>{t('household.of', { name: record.headName })}</Go></>}</>
}
