import type { TagInTemplate, TemplateTags } from '#domain/plan/check-templates.ts'
import type { PlanFiles } from '#domain/plan/read-plan.ts'
import { tagsOfDocument } from '../workbook/fill-document.ts'
import { tagsOfTable } from '../workbook/write-table.ts'

const readers = { xlsx: tagsOfTable, docx: tagsOfDocument } as const

/** What every template of a folder asks to be filled in. */
export async function templateTags(files: PlanFiles): Promise<TemplateTags> {
  const found = await Promise.all(
    Object.entries(files).map(async ([path, bytes]): Promise<[string, readonly TagInTemplate[] | 'broken'][]> => {
      const format = /\.(xlsx|docx)$/.exec(path)?.[1] as keyof typeof readers | undefined
      if (!format || typeof bytes === 'string') return []
      return [[path, await readers[format](bytes).catch(() => 'broken' as const)]]
    }),
  )
  return Object.fromEntries(found.flat())
}
