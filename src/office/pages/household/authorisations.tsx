import { Button, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { addAuthorisation, endAuthorisation, listAuthorisations, type Authorisation } from '#contract/matching.ts'
import type { Household } from '#contract/households.ts'
import { datasetCodes, type DatasetCode } from '#domain/matching/datasets.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import { useFieldFaults } from '../roster/field-faults.ts'

const kinds: Record<Authorisation['state'], TagKind> = { HOLDS: 'ok', COMING: 'wait', ENDED: 'plain' }

/** Which data the household allowed to be asked of departments, and who has not signed. */
export function Authorisations({ household }: { readonly household: Household }) {
  const { t } = useLanguage()
  const may = useMay()
  const [act, setAct] = useState<'add' | Authorisation>()
  const read = useRead(listAuthorisations, { params: { id: household.id } }, { enabled: may('household.list') })
  if (!may('household.list') || !read.data) return null
  const { rows, unsigned } = read.data
  const close = () => setAct(undefined)
  const mayEdit = may('household.edit') && household.members.length > 0
  return (
    <Sheet title={t('matching.authorisations')} extra={mayEdit && <Button size="small" onClick={() => setAct('add')}>{t('matching.authorisation.add')}</Button>}>
      {rows.length === 0 && <p className="faint">{t('matching.authorisation.none')}</p>}
      {rows.length > 0 && unsigned.length > 0 && <p className="faint">{t('matching.authorisation.unsigned', { names: unsigned.map((one) => one.name).join('、') })}</p>}
      <ul className="people">
        {rows.map((one) => (
          <li key={one.id} className={one.state === 'ENDED' ? 'muted' : undefined}>
            <div><b>{one.number}</b>　<Tag kind={kinds[one.state]}>{t(`matching.authorisation.state.${one.state}`)}</Tag></div>
            <div>{one.signers.map((signer) => signer.name).join('、')}</div>
            <div className="faint">{one.datasets.length === 0 ? t('matching.authorisation.all') : one.datasets.map((code) => t(`matching.dataset.${code}`)).join('、')}</div>
            <div className="faint row">
              <DateText date={one.signedOn} />{one.until && <span>{t('matching.authorisation.until.is', { until: one.until })}</span>}
              {one.endReason && <span>{one.endReason}</span>}
              {mayEdit && one.state !== 'ENDED' && <button type="button" className="plain no-print" onClick={() => setAct(one)}>{t('matching.authorisation.end')}</button>}
            </div>
          </li>
        ))}
      </ul>
      {act === 'add' && <AddAuthorisation household={household} onClose={close} />}
      {act && act !== 'add' && <EndAuthorisation authorisation={act} onClose={close} />}
    </Sheet>
  )
}

type Values = { readonly number: string; readonly signers: string[]; readonly signedOn: string; readonly until?: string; readonly datasets?: DatasetCode[] }

function AddAuthorisation({ household, onClose }: { readonly household: Household; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const [form] = Form.useForm<Values>()
  const add = useWrite(addAuthorisation, { onDone: onClose })
  const isSaid = useFieldFaults(form, add.error)
  const need = [{ required: true, message: t('desk.needed') }]
  const send = ({ number, signers, signedOn, until, datasets = [] }: Values) => add.mutate({ params: { id: household.id }, body: { number: number.trim(), signers, signedOn, datasets, ...(until && { until }) } })
  return (
    <Modal open title={t('matching.authorisation.add')} width={480} okText={t('desk.save')} cancelText={t('ui.cancel')} onOk={() => form.submit()} okButtonProps={{ loading: add.isPending }} onCancel={onClose} mask={{ closable: false }}>
      <ProblemNote problem={isSaid ? null : add.error} />
      <Form form={form} layout="vertical" initialValues={{ signedOn: today }} onFinish={send} scrollToFirstError>
        <Form.Item name="number" label={t('matching.authorisation.number')} rules={[{ required: true, whitespace: true, message: t('desk.needed') }]}><Input maxLength={60} autoComplete="off" /></Form.Item>
        <Form.Item name="signers" label={t('matching.authorisation.signers')} rules={need}><Checkbox.Group options={household.members.map((member) => ({ value: member.personId, label: member.name }))} /></Form.Item>
        <Form.Item name="signedOn" label={t('matching.authorisation.signed')} rules={need}><Input type="date" max={today} /></Form.Item>
        <Form.Item name="until" label={t('matching.authorisation.until')}><Input type="date" /></Form.Item>
        <Form.Item name="datasets" label={t('matching.authorisation.datasets')}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={datasetCodes.map((value) => ({ value, label: t(`matching.dataset.${value}`) }))} /></Form.Item>
      </Form>
    </Modal>
  )
}

function EndAuthorisation({ authorisation, onClose }: { readonly authorisation: Authorisation; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const end = useWrite(endAuthorisation)
  return (
    <ActDialog
      title={t('matching.authorisation.end.title', { number: authorisation.number })}
      okLabel={t('matching.authorisation.end')}
      fields={[
        { name: 'on', label: t('matching.authorisation.end.on'), kind: 'date', isNeeded: true, initial: today },
        { name: 'reason', label: t('desk.reason'), kind: 'text', isNeeded: true, most: 200 },
      ]}
      onClose={onClose}
      onOk={({ on, reason }) => end.mutateAsync({ params: { id: authorisation.id }, body: { on: on!, reason: reason! } })}
    />
  )
}
