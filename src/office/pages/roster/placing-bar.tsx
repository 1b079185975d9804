import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Go } from '#ui/go.tsx'
import { AreaSelect } from '../../area/area-select.tsx'
import { useAreas } from '../../area/use-areas.ts'
import { paths } from '../../paths.ts'
import type { usePlacing } from './use-placing.ts'

type Props = { readonly campaignId: string; readonly chosen: readonly string[]; readonly placing: ReturnType<typeof usePlacing>; readonly onPlaced: () => void }

/** Gives the chosen households of the box a village. */
export function PlacingBar({ campaignId, chosen, placing, onPlaced }: Props) {
  const { t } = useLanguage()
  const { nameOf } = useAreas()
  const [villageId, setVillage] = useState<string>()
  const place = () => {
    if (!villageId || chosen.length === 0) return
    placing.place({ entryIds: chosen, villageId })
    onPlaced()
  }
  return (
    <div aria-live="polite">
      <ProblemNote problem={placing.problem} />
      {placing.waiting && (
        <Note action={<div className="row nowrap"><Button size="small" disabled={!placing.canUndo} onClick={placing.undo}>{t('roster.place.undo')}</Button><Button size="small" type="link" disabled={!placing.canUndo} onClick={placing.sendNow}>{t('roster.place.now')}</Button></div>}>
          {t('roster.place.waiting', { count: placing.waiting.entryIds.length, name: nameOf(placing.waiting.villageId) })}
        </Note>
      )}
      {placing.done && (
        <Note action={<Go to={paths.roster(campaignId, { area: placing.done.villageId })}>{t('roster.place.see')}</Go>}>
          {t('roster.place.done', { count: placing.done.count, name: nameOf(placing.done.villageId) })}
        </Note>
      )}
      <div className="filter-bar">
        <span>{t('roster.place.chosen', { count: chosen.length })}</span>
        <AreaSelect villagesOnly label={t('roster.place.village')} width={200} value={villageId} onChange={setVillage} />
        <Button type="primary" disabled={!villageId || chosen.length === 0} onClick={place}>{t('roster.place.do')}</Button>
      </div>
    </div>
  )
}
