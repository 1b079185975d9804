import { formatMoney } from './format.ts'
import { useLanguage } from './language.ts'

/** Money from integer fen. */
export function Money({ fen }: { readonly fen: number }) {
  const { language, t } = useLanguage()
  return <span className="nowrap">{t('ui.money', { amount: formatMoney(fen, language) })}</span>
}
