import { Select } from 'antd'
import { useState } from 'react'
import { listEntries } from '#contract/rosters.ts'
import { useLanguage } from '#ui/language.ts'
import { useRead } from '../../use-read.ts'

type Props = { readonly id: string; readonly campaignId: string; readonly ids: readonly string[]; readonly onChange: (ids: readonly string[]) => void }

/** Households of the roster, found by the name of their head. */
export function HouseholdsField({ id, campaignId, ids, onChange }: Props) {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const found = useRead(listEntries, { params: { id: campaignId }, query: { limit: 50, ...(search.trim() && { search: search.trim() }) } })
  const options = (found.data?.rows ?? []).map((entry) => ({ value: entry.householdId, label: `${entry.headName}　${entry.address}` }))
  const known = ids.filter((one) => !options.some((option) => option.value === one)).map((one) => ({ value: one, label: names[one] ?? one }))
  return (
    <Select
      id={id}
      mode="multiple"
      placeholder={t('records.households-find')}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={[...ids]}
      options={[...known, ...options]}
      loading={found.isFetching}
      onChange={(next: string[]) => {
        setNames({ ...names, ...Object.fromEntries(options.map((option) => [option.value, option.label])) })
        onChange(next)
      }}
    />
  )
}
