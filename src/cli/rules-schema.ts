import { ruleSetSchema } from '#domain/rules/rule-set-shape.ts'
import type { Io } from './command.ts'
import { writeSchemas } from './plan-schema.ts'

/** `rules schema FOLDER`: writes what rules.yaml must look like for editors, as rules.schema.json. */
export function rulesSchema(args: string[], io: Io): Promise<number> {
  return writeSchemas({ rules: ruleSetSchema() }, 'rule-set.schema.usage', args, io)
}
