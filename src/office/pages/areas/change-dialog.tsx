import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { ProblemError } from '#client/problem-error.ts'
import { changeAreas, previewAreaChange, type Area, type AreaChange, type ChangePreview } from '#contract/areas.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { useWrite } from '../../use-write.ts'
import { ChangeFields } from './change-fields.tsx'
import { changeOf } from './change-of.ts'
import type { Draft } from './draft.ts'
import { PreviewOfChange } from './preview-of-change.tsx'

type Props = {
  readonly kind: AreaChange['kind']
  readonly area: Area
  readonly areas: readonly Area[]
  readonly onClose: () => void
  readonly onDone: (areaId: string) => void
}

/** A change of an area: said, shown exactly, then carried out. */
export function ChangeDialog({ kind, area, areas, onClose, onDone }: Props) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const today = useToday()
  const [draft, setDraft] = useState<Draft>({ on: today, name: kind === 'rename' ? area.name : '', code: kind === 'recode' ? area.code : '', others: [], into: area.id, parts: [{ name: '', code: '', groups: [] }, { name: '', code: '', groups: [] }], stays: true })
  const [shown, setShown] = useState<ChangePreview>()
  const change = changeOf(kind, area, draft)
  const preview = useWrite(previewAreaChange, { onDone: setShown })
  const send = useWrite(changeAreas, {
    onDone: (row) => {
      void message.success(t(row.state === 'DONE' ? 'areas.changed' : 'areas.change-queued'))
      onClose()
      onDone(kind === 'merge' && draft.into !== 'new' ? draft.into : area.id)
    },
  })
  const problem = preview.error ?? send.error
  const reason = problem instanceof ProblemError && problem.code === 'AREA_CHANGE_IMPOSSIBLE' ? String(problem.details['reason']) : undefined
  return (
    <Modal
      open
      title={`${t(`areas.act.${kind}`)} · ${area.name}`}
      width={620}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={shown ? () => setShown(undefined) : onClose}>{t(shown ? 'areas.back' : 'ui.cancel')}</Button>
          {shown ? (
            <Button type="primary" loading={send.isPending} onClick={() => change && send.mutate({ body: { change, hash: shown.hash } })}>{t('areas.carry-out')}</Button>
          ) : (
            <Button type="primary" disabled={!change} loading={preview.isPending} onClick={() => change && preview.mutate({ body: { change } })}>{t('areas.show')}</Button>
          )}
        </>
      }
    >
      <ProblemNote problem={problem} />
      {reason && <p>{t(`areas.reason.${reason}`)}</p>}
      {shown ? <PreviewOfChange preview={shown} kind={kind} on={draft.on} /> : <ChangeFields kind={kind} area={area} areas={areas} draft={draft} onDraft={(part) => setDraft((was) => ({ ...was, ...part }))} />}
    </Modal>
  )
}
