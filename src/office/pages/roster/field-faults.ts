import type { FormInstance } from 'antd'
import { useEffect, useMemo } from 'react'
import { ProblemError } from '#client/problem-error.ts'
import { useLanguage } from '#ui/language.ts'

type Fault = { readonly path: string; readonly code: string }

/** Says at the field it belongs to what the server refused, in the words of an import or of a source. @returns whether it could */
export function useFieldFaults(form: FormInstance, error: Error | null): boolean {
  const { t, has } = useLanguage()
  const faults = useMemo(() => faultsOf(error).flatMap((fault) => ([`imports.complaint.${fault.code}`, `roster.fault.${fault.code}`].filter(has).slice(0, 1).map((key) => ({ ...fault, key })))), [error, has])
  useEffect(() => {
    form.setFields(faults.map(({ path, code, key, ...details }) => ({ name: path.split('.'), errors: [t(key, details)] })))
  }, [faults, form, t])
  return faults.length > 0
}

/** The fields that the server refused. */
function faultsOf(error: Error | null): readonly Fault[] {
  const issues = error instanceof ProblemError && error.code === 'INPUT_INVALID' ? error.details['issues'] : undefined
  return Array.isArray(issues) ? (issues as Fault[]) : []
}
