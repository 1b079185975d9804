import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import en from 'antd/locale/en_US'
import { LanguageContext, languages, speechOf, type Language, type Messages } from '#ui/language.ts'
import { SwitchLanguageContext } from './switch-language.ts'
import { theme } from '#ui/theme.ts'

const files = import.meta.glob<Messages>('../../locales/*/*.json', { eager: true, import: 'default' })

const messagesOf = (language: Language): Messages =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path.includes(`/${language}/`)).flatMap(([, messages]) => Object.entries(messages)))

const messages: Record<Language, Messages> = { 'zh-CN': messagesOf('zh-CN'), en: messagesOf('en') }
const place = 'doudi.language'

function remembered(): Language {
  const last = localStorage.getItem(place)
  return languages.find((language) => language === last) ?? 'zh-CN'
}

/** Gives the page its language, its texts and its look. Chinese unless somebody chose otherwise; the choice is remembered. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(remembered)
  const speech = useMemo(() => speechOf(language, messages[language]), [language])
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(place, language)
  }, [language])
  return (
    <LanguageContext value={speech}>
      <SwitchLanguageContext value={setLanguage}>
        <ConfigProvider theme={theme} locale={language === 'en' ? en : zhCN} button={{ autoInsertSpace: false }} drawer={{ mask: { closable: false } }}>
          <App component={false}>{children}</App>
        </ConfigProvider>
      </SwitchLanguageContext>
    </LanguageContext>
  )
}
