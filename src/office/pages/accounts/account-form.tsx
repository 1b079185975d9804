import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { changeAccount, createAccount, type Account } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { roleLevels, type Role } from '#domain/access/access.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import { useDepartments } from './use-departments.ts'
import { useInstitutions } from './use-institutions.ts'

interface Fields {
  name: string
  login: string
  role: Role
  areaId: string
  password: string
  department?: string
  institution?: string
  isPrincipal?: boolean
  until?: string
  phone?: string
  post?: string
}

const signers: readonly Role[] = ['district-officer', 'town-officer', 'village-worker']

/** A new account, or what of one can be changed; the areas offered are those at which its role can stand. */
export function AccountForm({ account, roles, onClose }: { readonly account?: Account; readonly roles: readonly Role[]; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [form] = Form.useForm<Fields>()
  const role = Form.useWatch('role', form) ?? account?.role
  const create = useWrite(createAccount, { onDone: onClose })
  const change = useWrite(changeAccount, { onDone: onClose })
  const departments = useDepartments()
  const institutions = useInstitutions()
  const areas = useRead(listAreas, {}, { enabled: !account }).data?.rows ?? []
  const nameOf = new Map(areas.map((area) => [area.id, area.name]))
  const offered = areas
    .filter((area) => role && roleLevels[role].includes(area.level))
    .map((area) => ({ value: area.id, label: area.level === 'village' ? `${nameOf.get(area.parentId ?? '') ?? ''} ${area.name}` : area.name }))
  const required = [{ required: true, message: t('office.required') }]
  const send = ({ login, role: given, areaId, password, name, ...more }: Fields) => {
    const about = { department: more.department ?? null, institution: more.institution ?? null, isPrincipal: more.isPrincipal ?? false, until: more.until || null, phone: more.phone ?? '', post: more.post ?? '' }
    if (account) change.mutate({ params: { id: account.id }, body: { name, ...about } })
    else create.mutate({ body: { login, name, role: given, areaId, password, ...about } })
  }
  return (
    <Modal
      open
      title={account ? t('accounts.change-of', { name: account.name }) : t('office.accounts.new')}
      okText={t(account ? 'accounts.save' : 'office.accounts.create')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ loading: create.isPending || change.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      width={520}
    >
      <ProblemNote problem={create.error ?? change.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send} initialValues={initially(account)}>
        <Form.Item name="name" label={t('office.accounts.name')} rules={required}><Input maxLength={60} autoComplete="off" /></Form.Item>
        {!account && (
          <>
            <Form.Item name="login" label={t('office.login.login')} rules={required}><Input maxLength={60} autoComplete="off" /></Form.Item>
            <Form.Item name="role" label={t('office.accounts.role')} rules={required}>
              <Select options={roles.map((value) => ({ value, label: t(`access.role.${value}`) }))} onChange={() => form.resetFields(['areaId'])} />
            </Form.Item>
            <Form.Item name="areaId" label={t('office.area')} rules={required}>
              <Select showSearch={{ optionFilterProp: 'label' }} options={offered} disabled={!role} />
            </Form.Item>
          </>
        )}
        {role === 'department-officer' && <Form.Item name="department" label={t('accounts.department')} rules={required}><Select options={[...departments]} /></Form.Item>}
        {role === 'institution-worker' && <Form.Item name="institution" label={t('accounts.institution')} rules={required}><Select options={[...institutions]} /></Form.Item>}
        {role && signers.includes(role) && <Form.Item name="isPrincipal" valuePropName="checked"><Checkbox>{t('accounts.principal-signs')}</Checkbox></Form.Item>}
        <Form.Item name="post" label={t('accounts.post')}><Input maxLength={60} autoComplete="off" /></Form.Item>
        <Form.Item name="phone" label={t('accounts.phone')}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item name="until" label={t('accounts.until-field')} rules={role === 'surveyor' ? required : []}><Input type="date" /></Form.Item>
        {!account && <Form.Item name="password" label={t('office.accounts.first-password')} extra={t('accounts.first-password-extra')} rules={required}><Input.Password autoComplete="new-password" /></Form.Item>}
      </Form>
    </Modal>
  )
}

function initially(account: Account | undefined): Partial<Fields> {
  if (!account) return {}
  const { name, role, isPrincipal, phone, post, department, institution, until } = account
  return { name, role, isPrincipal, phone, post, ...(department !== null && { department }), ...(institution !== null && { institution }), ...(until !== null && { until }) }
}
