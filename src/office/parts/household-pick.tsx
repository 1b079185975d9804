import { Select } from 'antd'
import { useState } from 'react'
import { searchHouseholds } from '#contract/households.ts'
import { useLanguage } from '#ui/language.ts'
import { useRead } from '../use-read.ts'

type Props = { readonly id: string; readonly value: string | undefined; readonly onChange: (householdId: string | undefined) => void }

/** A household of one's own area, found by a name in it. */
export function HouseholdPick({ id, value, onChange }: Props) {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const found = useRead(searchHouseholds, { query: { search: search || '-', limit: 20 } }, { enabled: search.trim() !== '' })
  const options = (search.trim() === '' ? [] : (found.data?.rows ?? [])).map((row) => ({ value: row.id, label: t('findings.pick.row', { name: row.headName, area: row.areaName, matched: row.matched }) }))
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const all = chosen && !options.some((option) => option.value === chosen.value) ? [chosen, ...options] : options
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      placeholder={t('findings.pick.hint')}
      value={value ?? null}
      options={all}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      notFoundContent={search.trim() === '' ? null : undefined}
      onChange={(next) => {
        setChosen(all.find((option) => option.value === next))
        onChange(next ?? undefined)
      }}
    />
  )
}
