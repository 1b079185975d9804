import { listHits } from '#contract/matching.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'

/** What departments' files say of the household: what waits for a verdict, and what was found to matter. */
export function Hits({ householdId }: { readonly householdId: string }) {
  const { t } = useLanguage()
  const may = useMay()
  const rows = useRead(listHits, { query: { household: householdId } }, { enabled: may('matching.read') }).data?.rows ?? []
  const shown = rows.filter((hit) => hit.householdId === householdId && (hit.state === 'OPEN' || hit.state === 'TRUE_MATTERS'))
  if (shown.length === 0) return null
  return (
    <Sheet title={t('matching.hits.title')} extra={<Go to={paths.matchHits({ household: householdId, state: 'all' })}>{t('matching.hits.all')}</Go>}>
      <ul className="people">
        {shown.map((hit) => (
          <li key={hit.id}>
            <div><b>{hit.personName}</b>　{t(`matching.dataset.${hit.dataset}`)}　<Tag kind={hit.state === 'OPEN' ? 'wait' : 'act'}>{hit.follow ? t(`matching.follow.${hit.follow}`) : t(`matching.state.${hit.state}`)}</Tag></div>
            <div className="faint">{hit.kept.map(({ field, text }) => `${t(`matching.field.${field}`)} ${text}`).join('　')}</div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
