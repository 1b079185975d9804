import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { askRelease, listReleases } from '#contract/releases.ts'
import { needsRelease } from '#domain/plan/needs-release.ts'
import { Field, Fields } from '#ui/field.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { useMay, useSession } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'

type Of = { readonly id: string; readonly campaignId: string; readonly code: string }

/** Whether a version leaves above the own level, and to whom it may. */
export function useReleased(version: Of | undefined): { readonly isNeeded: boolean; readonly names: readonly string[] } {
  const may = useMay()
  const { account } = useSession()
  const plan = useCampaign(version?.campaignId)?.plan
  const rows = useRead(listReleases, { query: version ? { version: version.id } : {} }, { enabled: version !== undefined && may('release.read') }).data?.rows ?? []
  const to = plan?.deliverables.find((one) => one.id === version?.code)?.to
  return { isNeeded: !!plan && to !== undefined && needsRelease(plan, to, account.homeName === '' ? 'district' : 'city'), names: [...new Set(rows.filter((row) => row.state === 'RELEASED' && row.versionId === version?.id).map((row) => row.receiver))] }
}

export function ReleaseNote({ version }: { readonly version: Of }) {
  const { t } = useLanguage()
  const listed = useListed()
  const may = useMay()
  const { isNeeded, names } = useReleased(version)
  if (!isNeeded && names.length === 0) return null
  const log = may('release.read') && <Go to={paths.releases()}>{t('releases.title')}</Go>
  return <Note kind={names.length > 0 ? 'accent' : 'wait'} action={log}>{names.length > 0 ? t('releases.released-to', { names: listed(names) }) : t('releases.waits')}</Note>
}

/** To whom, and for what; what is asked by the person in charge is released. */
export function ReleaseVersion({ version, title, onClose }: { readonly version: Of; readonly title: string; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [receiver, setReceiver] = useState('')
  const [purpose, setPurpose] = useState('')
  const ask = useWrite(askRelease, { onDone: onClose })
  return (
    <Drawer open size={480} title={t('releases.ask.of', { title })} onClose={onClose} extra={<Button type="primary" loading={ask.isPending} disabled={receiver.trim() === '' || purpose.trim() === ''} onClick={() => ask.mutate({ params: { id: version.id }, body: { receiver, purpose } })}>{t('releases.ask')}</Button>}>
      <ProblemNote problem={ask.error} />
      <Fields>
        <Field label={t('releases.receiver')} id="release-receiver"><Input id="release-receiver" maxLength={100} value={receiver} onChange={(event) => setReceiver(event.target.value)} /></Field>
        <Field label={t('releases.purpose')} id="release-purpose"><Input id="release-purpose" maxLength={200} value={purpose} onChange={(event) => setPurpose(event.target.value)} /></Field>
      </Fields>
    </Drawer>
  )
}
