import { Button } from 'antd'
import { useState } from 'react'
import type { MemberFacts } from '#domain/policy/facts.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { Proposal } from '#domain/visit/proposals.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage } from '#ui/language.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useTitleOf } from '../../campaign/use-campaign.ts'
import { withoutProposal, withProposal } from './draft.ts'
import type { DraftInHand } from './use-draft.ts'

type Props = { readonly proposals: readonly Proposal[]; readonly members: readonly MemberFacts[]; readonly plan: Plan | undefined; readonly change: DraftInHand['change'] }

/** What the answers propose to write down as problems. The visitor takes each over, or puts it aside and says why. */
export function Proposals({ proposals, members, plan, change }: Props) {
  const { t, words } = useLanguage()
  const titleOf = useTitleOf()
  const [aside, setAside] = useState<Proposal>()
  return (
    <Sheet title={t('visit.proposals', { count: proposals.length })}>
      <ul className="plain-list">
        {proposals.map((proposal) => (
          <li key={proposal.path} className="spread">
            <span>
              <Tag kind="wait">{titleOf(plan?.problems.kinds, proposal.kind)}</Tag>　{members.find((member) => member.personId === proposal.personId)?.name ?? t('household.whole')}　{words(proposal.says)}　{proposal.clause && <ClauseNote clause={proposal.clause} />}
            </span>
            <span className="row nowrap">
              <Button size="small" type="primary" onClick={() => change((draft) => withProposal(draft, proposal, words(proposal.says)))}>{t('visit.proposals.take')}</Button>
              <Button size="small" onClick={() => setAside(proposal)}>{t('visit.proposals.aside')}</Button>
            </span>
          </li>
        ))}
      </ul>
      {aside && (
        <ReasonDialog title={t('visit.proposals.aside')} label={t('visit.proposals.why')} okLabel={t('visit.proposals.aside')} onClose={() => setAside(undefined)} onOk={async (why) => change((draft) => withoutProposal(draft, aside.path, why))}>
          <p>{words(aside.says)}</p>
        </ReasonDialog>
      )}
    </Sheet>
  )
}
