import { useLanguage } from '#ui/language.ts'

type Complaint = { readonly code: string; readonly details: Readonly<Record<string, unknown>> }

/** What is wrong with a row or a cell, in words: what stood there and what to write instead. */
export function useComplaint(): (complaint: Complaint) => string {
  const { t, has } = useLanguage()
  return ({ code, details }) => (has(`imports.complaint.${code}`) ? t(`imports.complaint.${code}`, details) : t('imports.complaint', { code }))
}
