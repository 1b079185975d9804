import { Go } from '#ui/go.tsx'
import { useLanguage, type Speech } from '#ui/language.ts'
import { paths } from '../../paths.ts'

type Details = Readonly<Record<string, unknown>>

/** Codes whose names stand elsewhere, by the detail in which they come. */
const namesOf: Readonly<Record<string, string>> = { from: 'findings.state', to: 'findings.state', coverage: 'roster.coverage', role: 'access.role', kind: 'audit.value' }
const householdNames = new Set(['household', 'householdId'])
const longest = 60

/** What an entry says beyond who, when and what: each value with its name; long marks shortened, whole under the pointer. */
export function AuditDetails({ of }: { readonly of: Details }) {
  const speech = useLanguage()
  const entries = Object.entries(of).filter(([, value]) => value !== null && value !== '').sort(([a], [b]) => Number(b === 'from') - Number(a === 'from'))
  return (
    <span className="said">
      {entries.map(([name, value]) => (
        <span key={name} className="audit-detail">
          <span className="faint">{nameOf(speech, name)}</span> {householdNames.has(name) ? <Go to={paths.household(String(value))}>{speech.t('audit.open')}</Go> : <Value text={textOf(speech, name, value)} />}
        </span>
      ))}
    </span>
  )
}

function Value({ text }: { readonly text: string }) {
  if (/^[0-9a-f-]{36,}$/.test(text)) return <span className="mono" title={text}>{text.slice(0, 8)}…</span>
  return text.length > longest ? <span title={text}>{text.slice(0, longest)}…</span> : <>{text}</>
}

function nameOf({ t, has }: Speech, name: string): string {
  return has(`audit.detail.${name}`) ? t(`audit.detail.${name}`) : name
}

function textOf({ t, has }: Speech, name: string, value: unknown): string {
  const key = `${namesOf[name]}.${String(value)}`
  if (has(key)) return t(key)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
