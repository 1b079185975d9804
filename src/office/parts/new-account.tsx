import { Form, Input, Modal, Select } from 'antd'
import type { z } from 'zod'
import { roleLevels, roles, type Role } from '#domain/access/access.ts'
import { createAccount } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'

/** A new account; the areas offered are those at which its role can stand. */
export function NewAccount({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [form] = Form.useForm<z.input<typeof createAccount.body>>()
  const role = Form.useWatch('role', form) as Role | undefined
  const areas = useRead(listAreas, {}).data?.rows ?? []
  const nameOf = new Map(areas.map((area) => [area.id, area.name]))
  const offered = areas.filter((area) => role && roleLevels[role].includes(area.level)).map((area) => ({ value: area.id, label: area.level === 'village' ? `${nameOf.get(area.parentId ?? '') ?? ''} ${area.name}` : area.name }))
  const create = useWrite(createAccount, { onDone: onClose })
  const required = [{ required: true, message: t('office.required') }]
  return (
    <Modal open title={t('office.accounts.new')} okText={t('office.accounts.create')} cancelText={t('ui.cancel')} okButtonProps={{ loading: create.isPending }} onOk={form.submit} onCancel={onClose} width={480}>
      <ProblemNote problem={create.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => create.mutate({ body })}>
        <Form.Item name="name" label={t('office.accounts.name')} rules={required}><Input maxLength={60} autoComplete="off" /></Form.Item>
        <Form.Item name="login" label={t('office.login.login')} rules={required}><Input maxLength={60} autoComplete="off" /></Form.Item>
        <Form.Item name="role" label={t('office.accounts.role')} rules={required}>
          <Select options={roles.map((value) => ({ value, label: t(`access.role.${value}`) }))} onChange={() => form.resetFields(['areaId'])} />
        </Form.Item>
        <Form.Item name="areaId" label={t('office.area')} extra={role && roleLevels[role].map((level) => t(`access.level.${level}`)).join(' · ')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={offered} disabled={!role} />
        </Form.Item>
        <Form.Item name="password" label={t('office.accounts.first-password')} extra={t('office.password.hint')} rules={required}><Input.Password autoComplete="new-password" /></Form.Item>
      </Form>
    </Modal>
  )
}
