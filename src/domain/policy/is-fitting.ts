import { isPlainDate } from '../calendar/plain-date.ts'
import { codeTitle } from '../registry/code-lists.ts'
import type { FactValue } from './facts.ts'
import type { Indicator } from './indicators.ts'

/** Whether a value may be stored under an indicator: of its type, a code of its list, a day that exists, money as whole fen and never below zero. */
export function isFitting(indicator: Pick<Indicator, 'type' | 'list'>, value: FactValue): boolean {
  const isCode = (code: unknown): boolean => typeof code === 'string' && (indicator.list === undefined || codeTitle(indicator.list, code) !== undefined)
  switch (indicator.type) {
    case 'int':
      return Number.isSafeInteger(value)
    case 'double':
      return typeof value === 'number' && Number.isFinite(value)
    case 'money':
      return Number.isSafeInteger(value) && (value as number) >= 0
    case 'bool':
      return typeof value === 'boolean'
    case 'date':
      return isPlainDate(value)
    case 'code':
      return isCode(value)
    case 'codes':
      return Array.isArray(value) && value.every(isCode)
    case 'text':
      return typeof value === 'string' && value.trim() !== ''
  }
}
