import { useState } from 'react'
import { getArea, type Area, type AreaChange } from '#contract/areas.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { AreaTimeline } from './area-timeline.tsx'
import { ChangeDialog } from './change-dialog.tsx'

type Props = { readonly areaId: string; readonly areas: readonly Area[]; readonly onChoose: (id: string | undefined) => void }
type Kind = AreaChange['kind']

const acts: Readonly<Record<Area['level'], readonly Kind[]>> = {
  city: [],
  district: ['rename', 'recode', 'add'],
  town: ['rename', 'recode', 'add', 'merge', 'end'],
  village: ['rename', 'recode', 'move', 'merge', 'split', 'add', 'end'],
  group: ['rename', 'recode', 'move', 'merge', 'end'],
}

/** One area: what it was, what became of it, and what can be done to it. */
export function AreaPanel({ areaId, areas, onChoose }: Props) {
  const { t } = useLanguage()
  const may = useMay()
  const read = useRead(getArea, { params: { areaId } })
  const [kind, setKind] = useState<Kind>()
  const page = read.data
  if (!page) return <Sheet>{read.isPending ? <Loading /> : <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />}</Sheet>
  const { area, until, successors, predecessors } = page
  const named = (list: typeof successors) => list.map((one, at) => <span key={one.id}>{at > 0 && '、'}<button type="button" className="plain" onClick={() => onChoose(one.id)}>{one.name}</button></span>)
  return (
    <Sheet
      title={<>{area.name} {until !== null && <Tag>{t('areas.ended-tag')}</Tag>}</>}
      extra={<button type="button" className="plain" onClick={() => onChoose(undefined)}>{t('areas.close')}</button>}
    >
      <p className="muted">{[...page.above.map((one) => one.name), t(`access.level.${area.level}`)].join(' · ')} · <span className="mono">{area.code}</span></p>
      {successors.length > 0 && <p>{t('areas.successors')}{named(successors)}</p>}
      {predecessors.length > 0 && <p>{t('areas.predecessors')}{named(predecessors)}</p>}
      <AreaTimeline page={page} onChoose={onChoose} />
      {may('area.manage') && until === null && (
        <div className="area-acts no-print" style={{ marginTop: 12 }}>
          {acts[area.level].map((one) => <button key={one} type="button" className="plain" onClick={() => setKind(one)}>{t(`areas.act.${one}`)}</button>)}
        </div>
      )}
      {kind && <ChangeDialog key={kind} kind={kind} area={area} areas={areas} onClose={() => setKind(undefined)} onDone={(id) => onChoose(id)} />}
    </Sheet>
  )
}
