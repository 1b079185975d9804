import { useState } from 'react'
import { giveUpVisit, type Visit } from '#contract/visits.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { dropDraft } from './kept-draft.ts'
import type { DraftInHand } from './use-draft.ts'

/** A draft that nobody will hand in is ended, with a reason; until then it waits on Today. */
export function GiveUp({ visit, hand }: { readonly visit: Visit; readonly hand: DraftInHand }) {
  const { t } = useLanguage()
  const { account } = useSession()
  const go = useGo()
  const [isOpen, setOpen] = useState(false)
  const write = useWrite(giveUpVisit)
  const giveUp = async (reason: string) => {
    await hand.settle()
    try {
      const { householdId } = await write.mutateAsync({ params: { id: visit.id }, body: { reason } })
      dropDraft(account.id, visit.id)
      go(paths.household(householdId))
    } catch (error) {
      void hand.resume()
      throw error
    }
  }
  return (
    <>
      <button type="button" className="plain faint" onClick={() => setOpen(true)}>{t('visit.give-up')}</button>
      {isOpen && <ReasonDialog title={t('visit.give-up.title', { name: visit.headName })} label={t('visit.give-up.reason')} okLabel={t('visit.give-up')} onOk={giveUp} onClose={() => setOpen(false)}><p>{t('visit.give-up.note')}</p></ReasonDialog>}
    </>
  )
}
