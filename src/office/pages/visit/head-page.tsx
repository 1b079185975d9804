import { Button, Input } from 'antd'
import { holdsCitizenId } from '#domain/id/find-citizen-ids.ts'
import { codeLists } from '#domain/registry/code-lists.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { ChoiceChips } from './choice-chips.tsx'
import { fieldId } from './desk-pages.ts'
import type { Draft } from './draft.ts'
import type { DraftInHand } from './use-draft.ts'

type Props = { readonly draft: Draft; readonly today: string; readonly since: string; readonly change: DraftInHand['change'] }

/** When, how and by whom the household was visited, and who answered. */
export function HeadPage({ draft, today, since, change }: Props) {
  const { t, words } = useLanguage()
  const { visit } = draft
  const set = (part: Partial<Draft['visit']>) => change((before) => ({ ...before, visit: { ...before.visit, ...part } }))
  const chips = (list: 'manner' | 'answerer') => codeLists[list].map((code) => ({ value: code.code, label: words(code.title) }))
  const setVisitor = (index: number, name: string) => set({ visitors: visit.visitors.map((one, at) => (at === index ? name : one)) })
  return (
    <Sheet title={t('visit.page.head')}>
      <fieldset className="question" id={fieldId('visit.date')}>
        <legend>{t('visit.date')}</legend>
        <Input type="date" aria-label={t('visit.date')} style={{ width: 180 }} min={since} max={today} value={visit.date} onChange={(event) => set({ date: event.target.value })} {...((visit.date > today || visit.date < since) && { status: 'error' as const })} />
      </fieldset>
      <fieldset className="question" id={fieldId('visit.manner')}>
        <legend>{t('visit.manner')}</legend>
        <ChoiceChips name="manner" label={t('visit.manner')} value={visit.manner} chips={chips('manner')} onChange={(manner) => set({ manner: manner as NonNullable<Draft['visit']['manner']> })} />
        {visit.manner === 'PHONE' && <p className="faint">{t('visit.phone-sees-nobody')}</p>}
      </fieldset>
      <fieldset className="question" id={fieldId('visit.visitors')}>
        <legend>{t('visit.visitors')}</legend>
        {visit.visitors.some(holdsCitizenId) && <div className="late" role="alert">{t('visit.missing.TEXT_HOLDS_CITIZEN_ID')}</div>}
        <div className="visitors">
          {visit.visitors.map((name, index) => (
            <Input key={index} aria-label={t('visit.visitor', { n: index + 1 })} style={{ width: 160 }} maxLength={60} value={name} onChange={(event) => setVisitor(index, event.target.value)} />
          ))}
          <Button onClick={() => set({ visitors: [...visit.visitors, ''] })}>{t('visit.visitor.add')}</Button>
        </div>
      </fieldset>
      <fieldset className="question" id={fieldId('visit.answeredBy')}>
        <legend>{t('visit.answered-by')}</legend>
        <ChoiceChips name="answeredBy" label={t('visit.answered-by')} value={visit.answeredBy} chips={chips('answerer')} onChange={(answeredBy) => set({ answeredBy: answeredBy as NonNullable<Draft['visit']['answeredBy']> })} />
      </fieldset>
    </Sheet>
  )
}
