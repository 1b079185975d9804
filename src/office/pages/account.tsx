import { useLanguage } from '#ui/language.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useSession } from '../session.ts'
import { OwnPassword } from './account/own-password.tsx'
import { OwnSessions } from './account/own-sessions.tsx'
import { OwnTotp } from './account/own-totp.tsx'
import './account/account.css'

/** `/account`: one's own password, second step and sessions. */
export default function OwnAccount() {
  const { t } = useLanguage()
  const { account, area } = useSession()
  return (
    <>
      <PageHead title={t('accounts.own')} note={`${account.name} · ${account.login} · ${account.homeName || (area?.name ?? '')} · ${t(`access.role.${account.role}`)}`} />
      <div className="own-account">
        <OwnPassword />
        <OwnTotp />
        <OwnSessions />
      </div>
    </>
  )
}
