import { useQueryClient } from '@tanstack/react-query'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { OwnPassword } from '../pages/account/own-password.tsx'
import { paths } from '../paths.ts'
import { Alone } from './alone.tsx'

/** A password that somebody else set is changed before anything is done with it. */
export function FirstPassword({ name }: { readonly name: string }) {
  const { t } = useLanguage()
  const go = useGo()
  const client = useQueryClient()
  const done = () => {
    client.clear()
    go(paths.login())
  }
  return (
    <Alone title={t('office.password')}>
      <Note kind="wait">{t('accounts.first-password-due', { name })}</Note>
      <OwnPassword onDone={done} />
    </Alone>
  )
}
