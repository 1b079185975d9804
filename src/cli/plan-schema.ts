import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { planSchemas } from '#domain/plan/json-schema.ts'
import { readTexts, say } from '#server/locale.ts'
import type { Io } from './command.ts'

/** `plan schema FOLDER`: writes what the files of a plan must look like for editors, as plan.schema.json and form.schema.json. */
export function planSchema(args: string[], io: Io): Promise<number> {
  return writeSchemas(planSchemas(), 'plan.schema.usage', args, io)
}

/** Writes each schema as `<name>.schema.json` into the one folder that was named. */
export async function writeSchemas(schemas: Readonly<Record<string, object>>, usage: string, args: string[], io: Io): Promise<number> {
  const texts = { ...readTexts(io.language, 'plan'), ...readTexts(io.language, 'rule-set') }
  const [folder, ...more] = args
  if (folder === undefined || more.length > 0 || folder.startsWith('-')) {
    io.err(say(texts, usage))
    return 2
  }
  for (const [name, schema] of Object.entries(schemas)) {
    const file = path.join(folder, `${name}.schema.json`)
    const isWritten = await writeFile(file, schemaText(schema)).then(() => true, () => false)
    if (!isWritten) {
      io.err(say(texts, 'plan.check.no-folder', { folder }))
      return 2
    }
    io.out(say(texts, 'plan.schema.written', { file }))
  }
  return 0
}

export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`
}
