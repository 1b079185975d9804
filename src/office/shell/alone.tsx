import { useEffect, type ReactNode } from 'react'
import { languages, useLanguage } from '#ui/language.ts'
import { useSwitchLanguage } from '../switch-language.ts'

type Props = { readonly title: string; readonly isWide?: boolean; readonly children: ReactNode }

/** A page before anybody is signed in. */
export function Alone({ title, isWide = false, children }: Props) {
  const { t, language } = useLanguage()
  const switchTo = useSwitchLanguage()
  useEffect(() => {
    document.title = `${title} · ${t('office.name')}`
  }, [title, t])
  return (
    <main className="alone">
      <div className={isWide ? 'alone-inner' : 'alone-inner alone-one'}>
        <div className="alone-head">
          <h1 className="alone-name">{t('office.name')}</h1>
          <span className="muted">{t('office.motto')}</span>
          <span className="row alone-languages">
            {languages.map((one) => (
              <button key={one} type="button" className="plain" lang={one} aria-pressed={one === language} onClick={() => switchTo(one)}>{t(`office.language.${one}`)}</button>
            ))}
          </span>
        </div>
        {children}
      </div>
    </main>
  )
}
