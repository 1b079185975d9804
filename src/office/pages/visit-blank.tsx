import { Button, Checkbox } from 'antd'
import { getBlankForm } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { VisitPaper } from './visit/visit-paper.tsx'

/** The form of one household to print and take along: what the registry knows stands in it, the rest is empty. */
export default function VisitBlankPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const householdId = useParam('householdId')
  const read = useRead(getBlankForm, { params: { id, householdId } })
  const crumbs = useCrumbs(id)
  const [filter, setFilter] = useFilter()
  const isWhole = filter['whole'] === 'true'
  const sheet = read.data?.householdId === householdId ? read.data : undefined
  if (!sheet) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  return (
    <>
      <PageHead title={t('visit.blank.of', { name: sheet.headName })} crumbs={[...crumbs, { title: t('visit.household'), to: paths.household(householdId) }]} actions={<><Checkbox checked={isWhole} onChange={(event) => setFilter({ whole: event.target.checked ? 'true' : undefined })}>{t('visit.blank.whole')}</Checkbox><Button type="primary" onClick={() => window.print()}>{t('ui.print')}</Button></>} />
      <VisitPaper sheet={sheet} isWhole={isWhole} foot={t('visit.paper.blank')} />
      <Watermark />
    </>
  )
}
