import type { Referral } from '#contract/referrals.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<Referral['state'], TagKind> = { SENT: 'wait', ACCEPTED: 'accent', REFUSED: 'plain', DONE: 'ok', CLOSED: 'ok' }

export function ReferralState({ referral }: { readonly referral: Pick<Referral, 'state' | 'isOverdue'> }) {
  const { t } = useLanguage()
  return <><Tag kind={kinds[referral.state]}>{t(`referrals.state.${referral.state}`)}</Tag>{referral.isOverdue && <> <Tag kind="act">{t('referrals.overdue')}</Tag></>}</>
}
