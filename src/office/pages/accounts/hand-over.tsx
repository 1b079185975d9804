import { App, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { getHandOver, handOver, type Account, type handOverPreview } from '#contract/accounts.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'

/** Somebody leaves: what is in hand is counted, shown, and goes to a successor when the account is closed. */
export function HandOver({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const [successor, setSuccessor] = useState<string>()
  const preview = useRead(getHandOver, { params: { id: account.id } })
  const send = useWrite(handOver, {
    onDone: () => {
      void message.success(t('accounts.handed-over'))
      onClose()
    },
  })
  const things = preview.data?.things ?? []
  return (
    <Modal
      open
      title={t('accounts.hand-over-of', { name: account.name })}
      okText={t('accounts.hand-over-do')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !successor, loading: send.isPending }}
      onOk={() => successor && send.mutate({ params: { id: account.id }, body: { successorId: successor } })}
      onCancel={onClose}
      width={480}
    >
      <ProblemNote problem={preview.error ?? send.error} />
      {preview.isPending ? <Loading /> : (
        <>
          {things.length === 0 && <p>{t('accounts.nothing-in-hand')}</p>}
          {(['successor', 'by-hand', 'unit'] as const).map((goes) => <Things key={goes} title={t(`accounts.goes.${goes}`, { name: account.name })} things={things.filter((one) => one.goes === goes)} />)}
          <Form layout="vertical">
            <Form.Item label={t('accounts.successor')} htmlFor="successor">
              <Select id="successor" value={successor} onChange={setSuccessor} notFoundContent={t('accounts.no-successor')} options={(preview.data?.successors ?? []).map((one) => ({ value: one.id, label: `${one.name}（${one.login}） ${one.areaName}` }))} />
            </Form.Item>
          </Form>
        </>
      )}
    </Modal>
  )
}

function Things({ title, things }: { readonly title: string; readonly things: z.output<typeof handOverPreview>['things'] }) {
  const { t } = useLanguage()
  if (things.length === 0) return null
  return (
    <section aria-label={title}>
      <p style={{ marginBottom: 4, fontWeight: 600 }}>{title}</p>
      <ul>{things.map((one) => <li key={one.kind}>{t(`accounts.in-hand.${one.kind}`, { n: one.count })}</li>)}</ul>
    </section>
  )
}
