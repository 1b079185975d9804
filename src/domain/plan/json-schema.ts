import { gateNames } from '../visit/gates.ts'
import { actorRoles, problemFields, rosterFields, rulesCarriedOut } from './fields.ts'
import { formShape } from './form-shape.ts'
import { planShape } from './plan-shape.ts'
import type { Shape } from './shape.ts'

export type Json = { readonly [key: string]: unknown }
type Offered = Readonly<Record<string, readonly string[]>>

/** Words that an editor may offer at a key, where the check looks names up instead of telling them from their shape. */
const offered: Offered = {
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
  return { plan: schemaDocument('plan.yaml', planShape, offered), form: schemaDocument('forms/*.yaml', formShape, offered) }
}

/**
 * The JSON Schema of one file.
 * @param offered words that an editor may offer, by the keys on the way with points between
 */
export function schemaDocument(title: string, shape: Shape, offered: Offered = {}): Json {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...schemaOf(shape, [], offered) }
}

function schemaOf(shape: Shape, path: readonly string[], offered: Offered): Json {
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
      return { type: 'array', items: schemaOf(shape.of, path, offered), ...(shape.atLeast ? { minItems: shape.atLeast } : {}) }
    case 'record':
      return { type: 'object', additionalProperties: schemaOf(shape.of, path, offered) }
    case 'object': {
      const fields = Object.entries(shape.fields)
      return {
        type: 'object',
        properties: Object.fromEntries(fields.map(([key, field]) => [key, schemaOf(field.shape, [...path, key], offered)])),
        required: fields.filter(([, field]) => field.isRequired).map(([key]) => key),
        additionalProperties: shape.isOpen ?? false,
      }
    }
    default:
      return patterns[shape.kind] ?? {}
  }
}
