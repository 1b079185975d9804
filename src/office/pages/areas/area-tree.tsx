import { useMemo, useState, type CSSProperties } from 'react'
import type { Area, AreaFigures } from '#contract/areas.ts'
import { Count } from '#ui/count.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useCurrentCampaign } from '../../shell/current-campaign.ts'

type Props = {
  readonly rows: readonly Area[]
  /** Absent for whoever sees no figures. */
  readonly figures: AreaFigures['rows'] | undefined
  readonly chosen: string | undefined
  readonly search: string
  /** The tree of a day gone by: its figures lead to no list, for lists are of today. */
  readonly isPast: boolean
  readonly onChoose: (id: string) => void
}

/** Areas under each other, those of a search with all above them. */
export function AreaTree({ rows, figures, chosen, search, isPast, onChoose }: Props) {
  const { t } = useLanguage()
  const campaign = useCurrentCampaign()
  const may = useMay()
  const tree = useMemo(() => treeOf(rows), [rows])
  const found = useMemo(() => foundIn(rows, search), [rows, search])
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([...tree.tops.map((area) => area.id), ...tree.tops.flatMap((top) => tree.below(top.id).filter((area) => area.level === 'district').map((area) => area.id)), ...(found?.above ?? [])]))
  const figureOf = new Map(figures?.map((figure) => [figure.areaId, figure]))
  const toggle = (id: string) => setOpen((was) => (was.has(id) ? new Set([...was].filter((one) => one !== id)) : new Set([...was, id])))
  const shown: { area: Area; depth: number }[] = []
  const walk = (areas: readonly Area[], depth: number): void => {
    for (const area of areas) {
      if (found && !found.shown.has(area.id)) continue
      shown.push({ area, depth })
      if (open.has(area.id)) walk(tree.below(area.id), depth + 1)
    }
  }
  walk(tree.tops, 0)
  return (
    <table className="table area-tree">
      <caption className="visually-hidden">{t('office.nav.areas')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('areas.column.name')}</th>
          <th scope="col">{t('areas.column.level')}</th>
          <th scope="col">{t('areas.column.code')}</th>
          {figures && <th scope="col" className="number">{t('areas.households')}</th>}
          {figures && <th scope="col" className="number">{t('areas.listed')}</th>}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ area, depth }) => {
          const below = tree.below(area.id).length
          const figure = figureOf.get(area.id)
          return (
            <tr key={area.id} className={area.id === chosen ? 'chosen' : undefined} style={{ '--depth': depth } as CSSProperties}>
              <td>
                {below > 0 ? <button type="button" className="toggle" aria-expanded={open.has(area.id)} aria-label={t('areas.toggle', { name: area.name })} onClick={() => toggle(area.id)}>{open.has(area.id) ? '▾' : '▸'}</button> : <span className="leaf" />}
                <button type="button" className="plain" aria-pressed={area.id === chosen} onClick={() => onChoose(area.id)}>{area.name}</button>
                {below > 0 && <span className="faint"> {below}</span>}
              </td>
              <td className="muted">{t(`access.level.${area.level}`)}</td>
              <td className="mono">{area.code}</td>
              {figures && <td className="number">{figure && <Count value={figure.households} {...(may('household.list') && !isPast && { to: paths.registered(area.id) })} />}</td>}
              {figures && <td className="number">{figure && <Count value={figure.listed} {...(campaign && !isPast && { to: paths.roster(campaign, { area: area.id }) })} />}</td>}
            </tr>
          )
        })}
        {shown.length === 0 && <tr><td colSpan={5} className="muted">{t('areas.not-found')}</td></tr>}
      </tbody>
    </table>
  )
}

function treeOf(rows: readonly Area[]) {
  const ids = new Set(rows.map((area) => area.id))
  const children = Map.groupBy(rows, (area) => (area.parentId !== null && ids.has(area.parentId) ? area.parentId : ''))
  return { tops: children.get('') ?? [], below: (id: string) => children.get(id) ?? [] }
}

/** Areas whose name or code holds the words, with what lies above and right below them. */
function foundIn(rows: readonly Area[], search: string): { shown: Set<string>; above: Set<string> } | undefined {
  const words = search.trim()
  if (words === '') return undefined
  const byId = new Map(rows.map((area) => [area.id, area]))
  const shown = new Set<string>()
  const above = new Set<string>()
  for (const area of rows) {
    if (!area.name.includes(words) && !area.code.includes(words)) continue
    shown.add(area.id)
    for (let at = byId.get(area.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) {
      shown.add(at.id)
      above.add(at.id)
    }
  }
  for (const area of rows) if (area.parentId !== null && shown.has(area.parentId) && !above.has(area.parentId)) shown.add(area.id)
  return { shown, above }
}
