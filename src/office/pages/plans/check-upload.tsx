import { Button } from 'antd'
import { useState } from 'react'
import { checkPlan, publishPlan, type PlanCheck } from '#contract/plans.ts'
import { call } from '#client/call.ts'
import { FilePick } from '#ui/file-pick.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useWrite } from '../../use-write.ts'
import { ComplaintList } from './complaint-list.tsx'
import { PlanChanges } from './plan-changes.tsx'

type Checked = { readonly file: File; readonly check: PlanCheck }

/** An uploaded plan folder: what is wrong with it, or what it holds and how it differs; then it can be published. */
export function CheckUpload() {
  const { t } = useLanguage()
  const [checked, setChecked] = useState<Checked>()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Error>()
  const look = async (file: File) => {
    setBusy(true)
    setProblem(undefined)
    setChecked(undefined)
    try {
      setChecked({ file, check: await call(checkPlan, { body: file }) })
    } catch (error) {
      setProblem(error as Error)
    }
    setBusy(false)
  }
  return (
    <Sheet title={t('plans.upload')} extra={checked && <Button size="small" onClick={() => setChecked(undefined)}>{t('plans.check-again')}</Button>}>
      <ProblemNote problem={problem} />
      {checked ? <Outcome checked={checked} onDone={() => setChecked(undefined)} /> : <FilePick onPick={(file) => void look(file)} accept=".zip" hint={t('plans.upload-hint')} isBusy={isBusy} />}
    </Sheet>
  )
}

function Outcome({ checked: { file, check }, onDone }: { readonly checked: Checked; readonly onDone: () => void }) {
  const { t, words } = useLanguage()
  const [isPublishing, setPublishing] = useState(false)
  const publish = useWrite(publishPlan, { onDone })
  const { plan } = check
  if (!plan) return <ComplaintList file={file.name} complaints={check.complaints} total={check.total} />
  const next = (check.newest ?? 0) + 1
  return (
    <>
      <Note action={check.sameAs === null && <Button type="primary" onClick={() => setPublishing(true)}>{t('plans.publish', { number: next })}</Button>}>
        <b>{words(plan.title)}</b>　{plan.documentNumber}　{check.sameAs === null ? t('plans.sound') : t('plans.same', { number: check.sameAs })}
        <br />
        {t('plans.holds', plan)}
      </Note>
      {check.newest !== null && check.sameAs === null && (
        <>
          <h3>{t('plans.changes', { number: check.newest })}</h3>
          <PlanChanges changes={check.changes} />
        </>
      )}
      {isPublishing && (
        <ReasonDialog title={t('plans.publish', { number: next })} label={t('plans.publish-label')} okLabel={t('plans.publish-do')} onOk={(note) => publish.mutateAsync({ query: { note }, body: file })} onClose={() => setPublishing(false)} />
      )}
    </>
  )
}
