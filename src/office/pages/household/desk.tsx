import { Button, Dropdown } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Household } from '#contract/households.ts'
import { useLanguage } from '#ui/language.ts'
import { useMay } from '../../session.ts'
import { useCurrentCampaign } from '../../shell/current-campaign.ts'
import { RecordFacts } from './fact-acts.tsx'
import { MergeWith, SamePerson } from './merge-acts.tsx'
import { AddAid, AddPayment } from './money-acts.tsx'
import { AddObligor } from './obligors.tsx'
import { AddMember, ChangeHead } from './people-acts.tsx'
import { MoveHousehold, SetRegistration } from './place-acts.tsx'
import { TakeUp } from './take-up.tsx'

type Act = 'member' | 'head' | 'aid' | 'payment' | 'obligor' | 'facts' | 'registration' | 'move' | 'merge' | 'same' | 'take-up'

/** What can be done to a household at a desk. */
export function Desk({ household }: { readonly household: Household }) {
  const { t } = useLanguage()
  const may = useMay()
  const campaign = useCurrentCampaign()
  const [act, setAct] = useState<Act>()
  if (!may('household.edit')) return null
  const close = () => setAct(undefined)
  const isListed = household.campaigns.some((one) => one.campaignId === campaign && one.state === 'LISTED')
  const acts: Act[] = [...(campaign !== undefined && !isListed && may('roster.take-up') ? (['take-up'] as const) : []), 'member', 'head', 'facts', 'aid', 'payment', 'obligor', 'registration', ...(may('household.move') ? (['move'] as const) : []), ...(may('household.merge') ? (['merge'] as const) : []), ...(may('household.merge') && household.members.length > 1 ? (['same'] as const) : [])]
  const open: Record<Act, () => ReactNode> = {
    member: () => <AddMember household={household} onClose={close} />,
    head: () => <ChangeHead household={household} onClose={close} />,
    facts: () => <RecordFacts household={household} onClose={close} />,
    aid: () => <AddAid household={household} onClose={close} />,
    payment: () => <AddPayment household={household} onClose={close} />,
    obligor: () => <AddObligor household={household} onClose={close} />,
    registration: () => <SetRegistration household={household} onClose={close} />,
    move: () => <MoveHousehold household={household} onClose={close} />,
    'take-up': () => <TakeUp campaignId={campaign!} householdId={household.id} onClose={close} />,
    merge: () => <MergeWith household={household} onClose={close} />,
    same: () => <SamePerson household={household} onClose={close} />,
  }
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: acts.map((key) => ({ key, label: t(`desk.act.${key}`) })), onClick: ({ key }) => setAct(key as Act) }}>
        <Button>{t('desk.acts')}</Button>
      </Dropdown>
      {act && open[act]()}
    </>
  )
}
