import { Button, Checkbox, Form, Input, Modal, Select } from 'antd'
import { listDirectory } from '#contract/accounts.ts'
import { changeTeam, createTeam, type Team } from '#contract/teams.ts'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useAreas } from '../../area/use-areas.ts'
import { useSession } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import './team-editor.css'

type Member = { name: string; post: string; phone: string; isLeader: boolean; accountId?: string | null }
type Values = { name: string; areaId?: string; note?: string; villages: string[]; members: Member[] }

const noMember: Member = { name: '', post: '', phone: '', isLeader: false }

/** Who belongs to a team and where it goes: a new one, or one that is there. */
export function TeamEditor({ team, onClose }: { readonly team?: Team; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { area } = useSession()
  const { areas } = useAreas()
  const [form] = Form.useForm<Values>()
  const people = useRead(listDirectory, {}).data?.rows ?? []
  const make = useWrite(createTeam, { onDone: onClose })
  const change = useWrite(changeTeam, { onDone: onClose })
  const chooseTown = !team && area?.level === 'district'
  const town = Form.useWatch('areaId', form)
  const top = areas.find((one) => one.id === (team ? team.areaId : chooseTown ? town : area?.id))
  const villages = areas.filter((one) => one.level === 'village' && (!top || one.path.startsWith(top.path)))
  const send = ({ name, areaId, note = '', villages: chosen, members }: Values) => {
    const body = { name, note, villages: chosen, members: members.map((one) => ({ name: one.name, post: one.post ?? '', phone: one.phone ?? '', isLeader: one.isLeader, ...(one.accountId && { accountId: one.accountId }) })) }
    if (team) change.mutate({ params: { id: team.id }, body: { ...body, version: team.version } })
    else make.mutate({ body: { ...body, ...(areaId && { areaId }) } })
  }
  const initial: Values = team
    ? { name: team.name, note: team.note, villages: team.villages.map((one) => one.areaId), members: team.members.map((one) => ({ ...one })) }
    : { name: '', villages: [], members: [{ ...noMember, isLeader: true }] }
  const take = (index: number, chosen: number | undefined) => {
    const person = chosen === undefined ? undefined : people[chosen]
    if (person) form.setFieldValue(['members', index], { ...form.getFieldValue(['members', index]), name: person.name, post: person.post, phone: person.phone, accountId: undefined })
  }
  const need = [{ required: true, whitespace: true, message: t('roster.add.needed') }]
  return (
    <Modal open title={t(team ? 'teams.change.title' : 'teams.make')} width={860} okText={t('ui.save')} cancelText={t('ui.cancel')} onOk={() => form.submit()} okButtonProps={{ loading: make.isPending || change.isPending }} onCancel={onClose} mask={{ closable: false }}>
      <ProblemNote problem={make.error ?? change.error} />
      <Form form={form} layout="vertical" initialValues={initial} onFinish={send} scrollToFirstError>
        <Form.Item name="name" label={t('teams.team')} rules={need}><Input maxLength={60} autoFocus autoComplete="off" /></Form.Item>
        {chooseTown && <Form.Item name="areaId" label={t('teams.town')} rules={need}><Select popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} options={areas.filter((one) => one.level === 'town').map((one) => ({ value: one.id, label: one.name }))} /></Form.Item>}
        <Form.Item name="villages" label={t('teams.villages')}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={villages.map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
        <Form.List name="members">
          {(fields, { add, remove }) => (
            <fieldset className="team-members">
              <legend>{t('teams.members')}</legend>
              {fields.map(({ key, name }) => (
                <div key={key} className="row nowrap" style={{ alignItems: 'flex-start' }}>
                  <div style={{ width: 150 }}><Select allowClear style={{ width: '100%' }} aria-label={t('teams.person')} placeholder={t('teams.person')} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} options={people.map((one, at) => ({ value: at, label: `${one.name}　${one.areaName}` }))} onChange={(at: number | undefined) => take(name, at)} /></div>
                  <Form.Item name={[name, 'name']} rules={need} style={{ width: 120 }}><Input aria-label={t('teams.name')} placeholder={t('teams.name')} maxLength={60} autoComplete="off" /></Form.Item>
                  <Form.Item name={[name, 'post']} style={{ width: 180 }}><Input aria-label={t('teams.post')} placeholder={t('teams.post')} maxLength={60} autoComplete="off" /></Form.Item>
                  <Form.Item name={[name, 'phone']} style={{ width: 140 }}><Input aria-label={t('teams.phone')} placeholder={t('teams.phone')} maxLength={40} autoComplete="off" /></Form.Item>
                  <Form.Item name={[name, 'isLeader']} valuePropName="checked"><Checkbox>{t('teams.leader')}</Checkbox></Form.Item>
                  {fields.length > 1 && <Button type="link" size="small" onClick={() => remove(name)}>{t('teams.member.remove')}</Button>}
                </div>
              ))}
              <Button size="small" onClick={() => add({ ...noMember })}>{t('teams.member.add')}</Button>
            </fieldset>
          )}
        </Form.List>
        <Form.Item name="note" label={t('teams.note')} style={{ marginTop: 12 }}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  )
}
