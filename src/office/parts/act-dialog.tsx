import { Form, Input, Modal, Select } from 'antd'
import { Fragment, useId, useState, type ReactNode } from 'react'
import { Pair } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useFieldFaults } from '../pages/roster/field-faults.ts'

export type ActField = {
  readonly name: string
  readonly label: string
  /** `money` is typed in yuan and handed on in fen. */
  readonly kind: 'text' | 'long' | 'date' | 'money' | 'number' | 'choice'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly isNeeded?: boolean
  readonly initial?: string
  readonly most?: number
}
/** What was filled in; an empty field is not there, money is whole fen. */
export type ActValues = Readonly<Record<string, string | undefined>> & { readonly fen: (name: string) => number | undefined }

type Props = {
  readonly title: string
  readonly okLabel: string
  readonly fields: readonly ActField[]
  readonly onOk: (values: ActValues) => Promise<unknown>
  readonly onClose: () => void
  /** What will happen, or what to look at first. */
  readonly children?: ReactNode
  readonly width?: number
  /** Two fields beside each other: where something stands under them that is to be seen with them. */
  readonly isPaired?: boolean
  /** Told what is filled in, with every change. */
  readonly onValues?: (values: ActValues) => void
  /** Under the fields: what would come of it. */
  readonly below?: ReactNode
}

const amount = /^\d{1,9}(\.\d{1,2})?$/
const number = /^-?\d{1,6}(\.\d{1,6})?$/

/** One act with a few fields. Mount it to open it. */
export function ActDialog({ title, okLabel, fields, onOk, onClose, children, width = 480, isPaired = false, onValues, below }: Props) {
  const { t } = useLanguage()
  const Fieldset = isPaired ? Pair : Fragment
  const [form] = Form.useForm<Record<string, string>>()
  const [problem, setProblem] = useState<Error | null>(null)
  const [isBusy, setBusy] = useState(false)
  const okId = useId()
  const isSaid = useFieldFaults(form, problem)
  const send = async (values: Record<string, string | undefined>) => {
    setBusy(true)
    setProblem(null)
    try {
      await onOk(valuesOf(values))
      onClose()
    } catch (error) {
      setProblem(error as Error)
      setBusy(false)
    }
  }
  const rulesOf = (field: ActField) => [
    ...(field.isNeeded ? [{ required: true, whitespace: true, message: t('desk.needed') }] : []),
    ...(field.kind === 'number' ? [{ pattern: number, message: t('desk.number.wrong') }] : []),
    ...(field.kind === 'money' ? [{ pattern: amount, message: t('desk.money.wrong') }] : []),
  ]
  // Never the cross in the corner: whoever works by keyboard writes what is needed, or confirms.
  const begin = (isOpen: boolean) => {
    if (!isOpen) return
    const empty = fields.find((field) => field.isNeeded && field.initial === undefined)
    if (empty) form.focusField(empty.name)
    else document.getElementById(okId)?.focus()
  }
  return (
    <Modal open afterOpenChange={begin} title={title} width={width} okText={okLabel} cancelText={t('ui.cancel')} onOk={() => form.submit()} okButtonProps={{ loading: isBusy, id: okId }} onCancel={onClose} mask={{ closable: false }}>
      <ProblemNote problem={isSaid ? null : problem} />
      {children}
      <Form form={form} layout="vertical" initialValues={Object.fromEntries(fields.flatMap((field) => (field.initial === undefined ? [] : [[field.name, field.initial]])))} onFinish={(values) => void send(values)} onValuesChange={(_, values) => onValues?.(valuesOf(values))} scrollToFirstError>
        <Fieldset>{fields.map((field) => <Form.Item key={field.name} name={field.name} label={field.label} rules={rulesOf(field)}>{inputOf(field, t('desk.yuan'))}</Form.Item>)}</Fieldset>
      </Form>
      {below}
    </Modal>
  )
}

function valuesOf(values: Record<string, string | undefined>): ActValues {
  const filled = Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined || value === null || value.trim() === '' ? [] : [[name, value.trim()]])))
  return { ...filled, fen: (name: string) => (filled[name] === undefined ? undefined : Math.round(Number(filled[name]) * 100)) } as ActValues
}

function inputOf(field: ActField, yuan: string): ReactNode {
  switch (field.kind) {
    case 'choice': return <Select allowClear={!field.isNeeded} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} options={[...(field.options ?? [])]} />
    case 'date': return <Input type="date" />
    case 'number': return <Input inputMode="decimal" autoComplete="off" />
    case 'money': return <Input inputMode="decimal" suffix={yuan} autoComplete="off" />
    case 'long': return <Input.TextArea rows={2} maxLength={field.most ?? 300} />
    case 'text': return <Input maxLength={field.most ?? 60} autoComplete="off" />
  }
}
