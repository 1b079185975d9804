import { useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { chooseDistrict, getSession } from '#contract/sessions.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { useWrite } from '../use-write.ts'

/** For somebody of a city: the district whose boards and lists are shown. */
export function DistrictChoice() {
  const { t } = useLanguage()
  const { area, districts } = useSession()
  const go = useGo()
  const client = useQueryClient()
  const choose = useWrite(chooseDistrict, {
    onDone: (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSession.path })
      client.setQueryData([getSession.path, null, null], session)
      go(paths.today())
    },
  })
  if (districts.length === 0) return null
  return (
    <Select
      aria-label={t('accounts.district')}
      style={{ width: '100%', marginBottom: 8 }}
      value={area?.id ?? null}
      loading={choose.isPending}
      options={districts.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(districtId) => districtId !== null && choose.mutate({ body: { districtId } })}
    />
  )
}
