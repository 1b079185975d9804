import { Select } from 'antd'
import { useState } from 'react'
import { listEntries, strikeEntry } from '#contract/rosters.ts'
import { useLanguage } from '#ui/language.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'

type Props = { readonly campaignId: string; readonly villageId: string; readonly onClose: () => void }

/** Takes a household off the roster, with the reason. Its row stays; the strike waits for the next signature. */
export function StrikeHousehold({ campaignId, villageId, onClose }: Props) {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const entries = useRead(listEntries, { params: { id: campaignId }, query: { area: villageId, limit: 500, ...(search && { search }) } })
  const strike = useWrite(strikeEntry)
  const options = (entries.data?.rows ?? []).filter((entry) => entry.state === 'LISTED').map((entry) => ({ value: entry.id, label: t('roster.strike.row', { name: entry.headName, id: entry.maskedId }) }))
  return (
    <ReasonDialog title={t('roster.strike.title')} label={t('roster.strike.reason')} okLabel={t('roster.strike.do')} isIncomplete={!chosen} onClose={onClose} onOk={(reason) => strike.mutateAsync({ params: { id: chosen ?? '' }, body: { reason } })}>
      <p className="muted">{t('roster.strike.what')}</p>
      <label htmlFor="strike-entry">{t('roster.strike.which')}</label>
      <Select id="strike-entry" style={{ width: '100%', marginBottom: 12 }} value={chosen ?? null} options={options} showSearch={{ filterOption: false, onSearch: setSearch }} onChange={setChosen} />
    </ReasonDialog>
  )
}
