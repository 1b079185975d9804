import { useRouterState } from '@tanstack/react-router'
import { useContext, useState } from 'react'
import { Go } from '#ui/go.tsx'
import { languages, useLanguage } from '#ui/language.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { useSwitchLanguage } from '../switch-language.ts'
import { isUnsaved, settleKept } from '../typed.ts'
import { DistrictChoice } from './district-choice.tsx'
import { LeaveContext } from './leaving.tsx'
import { useMenu, type MenuEntry } from './menu.ts'
import { UnsavedDialog } from './unsaved.tsx'

/** The navigation at the left, with whoever is signed in at its foot. */
export function Side() {
  const { t } = useLanguage()
  const { work, manage } = useMenu()
  return (
    <nav className="side no-print" aria-label={t('office.nav')}>
      <Go to={paths.today()} className="side-logo">{t('office.name')}</Go>
      <DistrictChoice />
      <Menu entries={work} />
      {manage.length > 0 && work.length > 0 && <div className="side-group">{t('office.nav.manage')}</div>}
      <Menu entries={manage} />
      <Foot />
    </nav>
  )
}

function Menu({ entries }: { readonly entries: readonly MenuEntry[] }) {
  const here = useRouterState({ select: (state) => state.location.pathname })
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.key} className={[entry, ...entry.parts].some((one) => one.isHere(here)) ? 'side-here' : undefined}>
          <Entry entry={entry} here={here} />
          {entry.parts.length > 0 && <span className="side-parts">{entry.parts.map((part) => <Entry key={part.key} entry={part} here={here} />)}</span>}
        </li>
      ))}
    </ul>
  )
}

function Entry({ entry: { key, to, count, isHere }, here }: { readonly entry: MenuEntry; readonly here: string }) {
  const { t } = useLanguage()
  return (
    <Go to={to} {...(isHere(here) ? { 'aria-current': 'page' as const } : {})}>
      {t(`office.nav.${key}`)}
      {count > 0 && <b aria-label={t('office.nav.waiting', { count })}>{count}</b>}
    </Go>
  )
}

function Foot() {
  const { t, language } = useLanguage()
  const { account, area } = useSession()
  const switchTo = useSwitchLanguage()
  const leave = useContext(LeaveContext)
  const [isAsking, setAsking] = useState(false)
  // Asked before the session ends: afterwards nothing can be saved.
  const tryToLeave = async () => {
    if ((await settleKept()) && !isUnsaved()) leave()
    else setAsking(true)
  }
  return (
    <div className="side-foot">
      <b>{account.name}</b>
      {account.homeName || area?.name}{area && ' · '}{t(`access.role.${account.role}`)}
      <div className="row">
        {languages.map((one) => (
          <button key={one} type="button" className="plain" lang={one} aria-pressed={one === language} onClick={() => switchTo(one)}>{t(`office.language.${one}`)}</button>
        ))}
      </div>
      <div className="row">
        <Go to={paths.account()}>{t('accounts.own')}</Go>
        <button type="button" className="plain" onClick={() => void tryToLeave()}>{t('accounts.switch')}</button>
      </div>
      {isAsking && <UnsavedDialog onStay={() => setAsking(false)} onLeave={leave} />}
    </div>
  )
}
