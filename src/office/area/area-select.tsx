import { Select } from 'antd'
import type { Area } from '#contract/areas.ts'
import { useLanguage } from '#ui/language.ts'
import { useAreas } from './use-areas.ts'

type Props = {
  readonly value: string | undefined
  readonly onChange: (id: string | undefined) => void
  /** Only villages can be chosen. */
  readonly villagesOnly?: boolean
  readonly label: string
  readonly width?: number
}

/** An area of the account's own, villages standing under their towns; found by typing. Nothing to choose where there is only one. */
export function AreaSelect({ value, onChange, villagesOnly = false, label, width = 170 }: Props) {
  const { t } = useLanguage()
  const { areas } = useAreas()
  if (!villagesOnly && areas.filter((area) => area.level !== 'district').length < 2) return null
  const towns = areas.filter((area) => area.level === 'town')
  const villagesOf = (town: Area) => areas.filter((area) => area.parentId === town.id).map((area) => ({ value: area.id, label: area.name }))
  const loose = areas.filter((area) => area.level === 'village' && !towns.some((town) => town.id === area.parentId)).map((area) => ({ value: area.id, label: area.name }))
  const options = [
    ...towns.map((town) => ({ label: town.name, title: town.name, options: [...(villagesOnly ? [] : [{ value: town.id, label: t('roster.area.whole', { name: town.name }) }]), ...villagesOf(town)] })),
    ...loose,
  ]
  return (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width }}
      popupMatchSelectWidth={false}
      // All that the account sees is no narrower choice.
      value={areas.some((area) => area.id === value && area.level !== 'district') ? value : null}
      options={options}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  )
}
