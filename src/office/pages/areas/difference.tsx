import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import type { AreaDifference } from '#contract/areas.ts'
import { useLanguage } from '#ui/language.ts'

type Props = { readonly difference: AreaDifference; readonly end: readonly string[]; readonly onEnd: (ids: readonly string[]) => void }

const shownAtOnce = 60

/** What a list would change, each kind by itself. */
export function Difference({ difference, end, onEnd }: Props) {
  const { t } = useLanguage()
  const { added, renamed, recoded, moved, gone, same } = difference
  return (
    <>
      <p className="muted">{t('areas.difference.same', { n: same })}</p>
      <Lines title={t('areas.difference.added', { n: added.length })} rows={added.map((one) => ({ key: one.code, text: <>{one.parentName && <span className="muted">{one.parentName} </span>}{one.name} <span className="mono faint">{one.code}</span></> }))} />
      <Lines title={t('areas.difference.renamed', { n: renamed.length })} rows={renamed.map((one) => ({ key: one.areaId, text: <>{one.was} → <b>{one.becomes}</b> <span className="mono faint">{one.code}</span></> }))} />
      <Lines title={t('areas.difference.recoded', { n: recoded.length })} rows={recoded.map((one) => ({ key: one.areaId, text: <>{one.name} <span className="mono">{one.was} → <b>{one.becomes}</b></span></> }))} />
      <Lines title={t('areas.difference.moved', { n: moved.length })} rows={moved.map((one) => ({ key: one.areaId, text: <>{one.name}：{one.was} → <b>{one.becomes}</b></> }))} />
      <Lines
        title={t('areas.difference.gone', { n: gone.length })}
        rows={gone.map((one) => ({
          key: one.areaId,
          text: one.canEnd ? (
            <Checkbox checked={end.includes(one.areaId)} onChange={(event) => onEnd(event.target.checked ? [...end, one.areaId] : end.filter((id) => id !== one.areaId))}>{t('areas.difference.end', { name: `${one.parentName} ${one.name}` })}</Checkbox>
          ) : (
            <>{one.parentName} {one.name} <span className="muted">{one.households > 0 ? t('areas.difference.stays', { n: one.households }) : t('areas.difference.stays-below')}</span></>
          ),
        }))}
      />
    </>
  )
}

function Lines({ title, rows }: { readonly title: string; readonly rows: readonly { readonly key: string; readonly text: ReactNode }[] }) {
  const { t } = useLanguage()
  if (rows.length === 0) return null
  const first = rows.slice(0, shownAtOnce)
  return (
    <details open={rows.length <= 20}>
      <summary>{title}</summary>
      <ul className="plain-list">
        {first.map((row) => <li key={row.key}>{row.text}</li>)}
        {rows.length > first.length && <li className="muted">{t('areas.difference.more', { n: rows.length - first.length })}</li>}
      </ul>
    </details>
  )
}
