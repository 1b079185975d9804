import { gateNames } from '../visit/gates.ts'
import { actorRoles, problemFields, rosterFields, rulesCarriedOut } from './fields.ts'
import { formShape } from './form-shape.ts'
import { planShape } from './plan-shape.ts'
import type { Shape } from './shape.ts'

type Json = { readonly [key: string]: unknown }

/** Words that an editor may offer at a key, where the check looks names up instead of telling them from their shape. */
const offered: Readonly<Record<string, readonly string[]>> = {
  'visits.gates.id': gateNames,
  'rosters.columns.id': rosterFields,
  'deliverables.columns.id': problemFields,
  'rules.id': rulesCarriedOut,
  'duties.actor': actorRoles.map((role) => `village.${role}`),
  'sections.items.gate': gateNames,
}

const patterns: Partial<Record<Shape['kind'], Json>> = {
  date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' },
  'yes-no': { type: 'boolean' },
  anything: {},
}

/**
 * What the files of a plan must look like as JSON Schema (draft-07), for editors; made from the shapes that the check itself uses.
 * @returns a document for plan.yaml and one for the files of forms/
 */
export function planSchemas(): { readonly plan: Json; readonly form: Json } {
  const document = (title: string, shape: Shape): Json => ({ $schema: 'http://json-schema.org/draft-07/schema#', title, ...schemaOf(shape, []) })
  return { plan: document('plan.yaml', planShape), form: document('forms/*.yaml', formShape) }
}

function schemaOf(shape: Shape, path: readonly string[]): Json {
  switch (shape.kind) {
    case 'text': {
      const words = offered[path.join('.')]
      return { type: 'string', minLength: 1, ...(shape.pattern && { pattern: shape.pattern.source }), ...(words && { examples: words }) }
    }
    case 'integer':
      return { type: 'integer', ...(shape.atLeast !== undefined && { minimum: shape.atLeast }), ...(shape.atMost !== undefined && { maximum: shape.atMost }) }
    case 'one-of':
      return { enum: shape.words }
    case 'list':
      return { type: 'array', items: schemaOf(shape.of, path), ...(shape.atLeast ? { minItems: shape.atLeast } : {}) }
    case 'record':
      return { type: 'object', additionalProperties: schemaOf(shape.of, path) }
    case 'object': {
      const fields = Object.entries(shape.fields)
      return {
        type: 'object',
        properties: Object.fromEntries(fields.map(([key, field]) => [key, schemaOf(field.shape, [...path, key])])),
        required: fields.filter(([, field]) => field.isRequired).map(([key]) => key),
        additionalProperties: shape.isOpen ?? false,
      }
    }
    default:
      return patterns[shape.kind] ?? {}
  }
}
