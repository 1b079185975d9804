import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { newHousehold } from '#contract/household-desk.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { useAreas } from '../area/use-areas.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { useWrite } from '../use-write.ts'
import { useChoices } from './household/use-choices.ts'
import './household/household.css'
import { useFieldFaults } from './roster/field-faults.ts'

type Values = Record<'areaId' | 'name', string> & Partial<Record<'citizenId' | 'sex' | 'birthDate' | 'phone' | 'address' | 'metOn' | 'metAt' | 'note', string>>

/** A household that no register has; somebody without any document gets a provisional number (J-17). */
export default function NewHouseholdPage() {
  const { t } = useLanguage()
  const today = useToday()
  const choices = useChoices()
  const { areas } = useAreas()
  const { area } = useSession()
  const [form] = Form.useForm<Values>()
  const [made, setMade] = useState<{ readonly householdId: string; readonly name: string; readonly number: string | null }>()
  const add = useWrite(newHousehold)
  const isSaid = useFieldFaults(form, add.error)
  const places = areas.filter((one) => one.level === 'village' || one.level === 'town').map((one) => ({ value: one.id, label: one.name }))
  const send = async ({ areaId, name, address, sex, ...rest }: Values) => {
    const filled = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value.trim() !== ''))
    const answer = await add.mutateAsync({ body: { areaId, name: name.trim(), address: address?.trim() ?? '', ...(sex && { sex: sex as 'MALE' }), ...filled } }).catch(() => undefined)
    if (answer) setMade({ householdId: answer.householdId, name: name.trim(), number: answer.provisionalNumber })
  }
  const need = [{ required: true, whitespace: true, message: t('desk.needed') }]
  return (
    <>
      <PageHead title={t('desk.new.title')} crumbs={[{ title: t('household.search.title'), to: paths.search() }]} />
      {made ? (
        <Sheet title={t('desk.new.done', { name: made.name })}>
          {made.number && <p>{t('desk.provisional')} <b className="provisional">{made.number}</b></p>}
          <p className="row">
            <Go to={paths.household(made.householdId)}>{t('desk.new.open')}</Go>
            <Button className="no-print" onClick={() => window.print()}>{t('desk.new.print')}</Button>
            <Button className="no-print" onClick={() => { setMade(undefined); form.resetFields() }}>{t('desk.new.next')}</Button>
          </p>
        </Sheet>
      ) : (
        <Sheet>
          <ProblemNote problem={isSaid ? null : add.error} />
          <Form form={form} layout="vertical" style={{ maxWidth: 560 }} initialValues={{ ...(area?.level === 'village' && { areaId: area.id }), metOn: today }} onFinish={(values) => void send(values)} scrollToFirstError>
            <Form.Item name="areaId" label={t('desk.new.area')} rules={need}><Select showSearch={{ optionFilterProp: 'label' }} options={places} /></Form.Item>
            <Form.Item name="name" label={t('desk.new.name')} rules={need}><Input maxLength={40} autoComplete="off" /></Form.Item>
            <Form.Item name="citizenId" label={t('desk.new.id')}><Input maxLength={40} autoComplete="off" /></Form.Item>
            <Form.Item name="sex" label={t('desk.sex')}><Select allowClear options={choices.ofList('sex')} /></Form.Item>
            <Form.Item name="birthDate" label={t('desk.birth')}><Input type="date" max={today} /></Form.Item>
            <Form.Item name="metOn" label={t('desk.new.met-on')}><Input type="date" max={today} /></Form.Item>
            <Form.Item name="metAt" label={t('desk.new.met-at')}><Input maxLength={200} autoComplete="off" /></Form.Item>
            <Form.Item name="address" label={t('desk.new.address')}><Input maxLength={200} autoComplete="off" /></Form.Item>
            <Form.Item name="phone" label={t('desk.phone')}><Input maxLength={40} autoComplete="off" /></Form.Item>
            <Form.Item name="note" label={t('desk.new.note')}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
            <Button type="primary" htmlType="submit" loading={add.isPending}>{t('desk.new.do')}</Button>
          </Form>
        </Sheet>
      )}
    </>
  )
}
