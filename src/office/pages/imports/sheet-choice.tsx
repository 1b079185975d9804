import { Checkbox } from 'antd'
import type { RosterImport } from '#contract/imports.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'

type Props = { readonly sheets: RosterImport['sheets']; readonly leftOut: ReadonlySet<string>; readonly onChange: (leftOut: ReadonlySet<string>) => void }

/** The sheets of a workbook that come in together; one can be left out. */
export function SheetChoice({ sheets, leftOut, onChange }: Props) {
  const { t } = useLanguage()
  const toggle = (name: string) => {
    const next = new Set(leftOut)
    if (!next.delete(name)) next.add(name)
    onChange(next)
  }
  return (
    <Sheet title={t('imports.sheets')} note={sheets.length > 1 ? t('imports.sheets.count', { count: sheets.length }) : undefined}>
      <div className="import-sheets">
        {sheets.map((sheet) => (
          <div key={sheet.name} className="row">
            <Checkbox checked={!leftOut.has(sheet.name)} disabled={sheets.length === 1} onChange={() => toggle(sheet.name)}>{sheet.name}</Checkbox>
            <span className="faint">{t('imports.sheets.rows', { rows: sheet.rows })}</span>
            {sheet.isVillage && <Tag kind="ok">{t('imports.sheets.village')}</Tag>}
          </div>
        ))}
      </div>
    </Sheet>
  )
}
