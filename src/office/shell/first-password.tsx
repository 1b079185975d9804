import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { OwnPassword } from '../pages/account/own-password.tsx'
import { Alone } from './alone.tsx'

/** A password that somebody else set is changed before anything is done with it. */
export function FirstPassword({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const { t } = useLanguage()
  return (
    <Alone title={t('office.password')}>
      <Note kind="wait">{t('accounts.first-password-due', { name })}</Note>
      <OwnPassword onDone={onDone} />
    </Alone>
  )
}
