import { useLanguage } from '#ui/language.ts'

/** Where a row stands in a file: its line, or `2!15` for row 15 of the second sheet. Runs of before kept the name of a sheet, which is not shown: it may be that of a stranger. */
export function usePlaceText(): (place: string) => string {
  const { t } = useLanguage()
  return (place) => {
    const cut = place.lastIndexOf('!')
    const [sheet, row] = [place.slice(0, Math.max(0, cut)), place.slice(cut + 1)]
    return /^\d+$/.test(sheet) ? t('matching.row-of-sheet', { sheet, row }) : t('matching.row', { row })
  }
}
