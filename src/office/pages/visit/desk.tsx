import { Button } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { checkAnswers } from '#domain/form/check-answers.ts'
import { membersInVisit } from '#domain/form/overlay.ts'
import { openProposals } from '#domain/visit/proposals.ts'
import { submitVisit, type Visit } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
import { useFilter } from '../../address.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useSession } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { askedAnswers } from './asked-answers.ts'
import { Conflict } from './conflict.tsx'
import { ConflictCall } from './conflict-call.tsx'
import { DeskNav } from './desk-nav.tsx'
import { useDeskKeys } from './desk-keys.ts'
import { deskPages, fieldId, leftByPage, pageOfPath, type DeskPage } from './desk-pages.ts'
import { submissionFrom } from './draft.ts'
import { FinishPage } from './finish-page.tsx'
import { GiveUp } from './give-up.tsx'
import { HeadPage } from './head-page.tsx'
import { dropDraft } from './kept-draft.ts'
import { MemberPage } from './member-page.tsx'
import { MembersPage } from './members-page.tsx'
import { missingIn } from './missing.ts'
import { ProblemsPage } from './problems-page.tsx'
import { PublicityContext } from './publicity.ts'
import { NearVisits, ReusedContext } from './reused.tsx'
import { SectionQuestions } from './section-questions.tsx'
import { useDraft } from './use-draft.ts'

/** The survey at the desk: pages at the left, one of them open, everything kept as it is typed. */
export function Desk({ visit }: { readonly visit: Visit }) {
  const { t } = useLanguage()
  const { account } = useSession()
  const plan = useCampaign(visit.campaignId)?.plan
  const [filter, setFilter] = useFilter()
  const hand = useDraft(visit, account.name)
  const submit = useWrite(submitVisit)
  const [isSubmitting, setSubmitting] = useState(false)
  const { draft, change } = hand
  const said = useMemo(() => askedAnswers(visit.form, visit.facts, draft), [visit, draft])
  const checked = useDeferredValue(said)
  const kinds = useMemo(() => plan?.problems.kinds.map((kind) => kind.id) ?? [], [plan])
  const pages = useMemo(() => deskPages(visit.form, visit.facts, said), [visit, said])
  const complaints = useMemo(() => checkAnswers(visit.form, visit.facts, checked), [visit, checked])
  const missing = useMemo(() => missingIn(visit, checked, kinds), [visit, checked, kinds])
  const left = useMemo(() => leftByPage(pages, missing), [pages, missing])
  const proposals = useMemo(() => openProposals(visit.form, visit.facts, checked as never), [visit, checked])
  const members = useMemo(() => membersInVisit(visit.facts, draft), [visit, draft])
  const index = Math.max(0, pages.findIndex((page) => page.id === filter.page))
  const page = pages[index]!
  const content = useRef<HTMLDivElement>(null)
  const target = useRef<string>(undefined)
  // What a problem or a change of members lacks is asked for too, once it was begun.
  const total = askedIn(pages) + (left.get('problems') ?? 0) + (left.get('members') ?? 0)
  const openPage = (id: string | undefined) => id && setFilter({ page: id })
  const jump = (path: string) => {
    target.current = path
    openPage(pageOfPath(pages, path))
  }
  useEffect(() => {
    const place = target.current ? document.getElementById(fieldId(target.current)) : null
    target.current = undefined
    if (place) {
      place.scrollIntoView({ block: 'center' })
      const field = place.matches('input, textarea') ? place : (place.querySelector<HTMLElement>('input, textarea, [tabindex="0"]') ?? place)
      field.focus()
    } else {
      window.scrollTo({ top: 0 })
      content.current?.focus({ preventScroll: true })
    }
  }, [page.id])
  useDeskKeys(content, () => openPage(pages[index + 1]?.id))
  const handIn = async () => {
    setSubmitting(true)
    if (!(await hand.settle())) return setSubmitting(false)
    submit.mutate({ params: { id: visit.id }, body: { submission: submissionFrom(said, visit.facts), draftVersion: hand.version(), base: visit.base } }, { onSuccess: () => { dropDraft(account.id, visit.id); setFilter({ page: undefined }) }, onSettled: () => setSubmitting(false), onError: () => void hand.resume() })
  }
  return (
    <ReusedContext value={visit.reused}>
    <PublicityContext value={plan?.publicity}>
    <div className="desk" data-keeps>
      <DeskNav pages={pages} here={page.id} draft={draft} left={left} missing={missing.length} total={total} saving={hand.saving} onGo={openPage} />
      <div className="desk-page" ref={content} tabIndex={-1}>
        <ConflictCall saving={hand.saving}><Conflict visit={visit} {...hand} /></ConflictCall>
        {page.id === 'head' && <NearVisits visit={visit} hand={hand} />}
        {page.id === 'head' && <HeadPage draft={draft} today={visit.today} since={visit.since} change={change} />}
        {'asked' in page && <SectionQuestions key={page.id} asked={page.asked} members={members} complaints={complaints} target={target.current} change={change} />}
        {'folded' in page && <div className="stack">{page.folded.map((asked) => <SectionQuestions key={asked.section.id} asked={asked} members={members} complaints={complaints} target={target.current} change={change} />)}</div>}
        {'member' in page && <MemberPage key={page.id} householdId={visit.householdId} member={page.member} sections={page.sections} members={members} labels={visit.memberLabels[page.member.personId] ?? []} draft={draft} until={visit.until} complaints={complaints} target={target.current} change={change} />}
        {page.id === 'members' && <MembersPage draft={draft} members={members} known={visit.facts.members} change={change} />}
        {page.id === 'problems' && <ProblemsPage draft={draft} members={members} plan={plan} missing={missing} proposals={proposals} change={change} />}
        {page.id === 'finish' && <FinishPage visit={visit} draft={said} plan={plan} pages={pages} missing={missing} proposals={proposals.length} problem={submit.error} isBusy={isSubmitting} onJump={jump} onSubmit={() => void handIn()} />}
        <div className="desk-steps">
          {index > 0 && <Button onClick={() => openPage(pages[index - 1]?.id)}>{t('visit.back')}</Button>}
          {index < pages.length - 1 && <Button type="primary" onClick={() => openPage(pages[index + 1]?.id)}>{t('visit.next')}</Button>}
          {index < pages.length - 1 && <span className="faint">{t('visit.keys')}</span>}
          <GiveUp visit={visit} hand={hand} />
        </div>
      </div>
    </div>
    </PublicityContext>
    </ReusedContext>
  )
}

// Everything that is asked for now, answered or not.
function askedIn(pages: readonly DeskPage[]): number {
  return pages.reduce((sum, page) => {
    const asked = 'asked' in page ? [page.asked] : 'sections' in page ? page.sections : []
    const required = asked.reduce((count, section) => count + section.items.filter(({ item }) => item.required).length, 0)
    return sum + required + ('member' in page ? 1 : 0) + (page.id === 'head' ? 4 : 0)
  }, 0)
}
