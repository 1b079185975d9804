import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { getVisit, giveUpVisit, type Visit } from '#contract/visits.ts'
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
  const [isOpen, setOpen] = useState(false)
  const { history } = useRouter()
  const client = useQueryClient()
  const isGone = useRef(false)
  useEffect(() => () => {
    if (isGone.current) client.removeQueries({ queryKey: [getVisit.path, { id: visit.id }] })
  }, [client, visit.id])
  const write = useWrite(giveUpVisit, {
    onDone: () => {
      isGone.current = true
      dropDraft(account.id, visit.id)
      // The page of the visit is no place to come back to.
      history.replace(paths.household(visit.householdId))
    },
    rereads: (path) => path !== getVisit.path,
  })
  const giveUp = async (reason: string) => {
    await hand.settle()
    try {
      await write.mutateAsync({ params: { id: visit.id }, body: { reason } })
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
