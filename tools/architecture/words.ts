import { argumentFiles, clockFiles, environmentFiles, randomFiles, wideFiles, wideFolder } from './tables.ts'
import type { Node, Source, Violation } from './source.ts'

/** What only certain files may say: SQL, the environment, time, randomness, transactions past the scope. */
export function checkWords(source: Source): Violation[] {
  if (source.isTest) return []
  const found: Violation[] = []
  const refuse = (rule: string, node: Node, message: string) =>
    found.push({ rule, path: source.path, line: source.lineOf(node), message })
  for (const node of source.nodes) {
    const call = calledName(node)
    const member = memberName(node)
    if (isSql(source, node, call) && !mayHoldSql(source)) refuse('sql', node, 'SQL belongs into a *.queries.ts file')
    if (member === 'process.env' && !environmentFiles.includes(source.path)) refuse('environment', node, 'the environment is read in config.ts')
    if (member === 'process.argv' && !argumentFiles.includes(source.path)) refuse('environment', node, 'the command line is read in config.ts')
    if (readsTime(node, member) && !clockFiles.includes(source.path)) refuse('clock', node, 'time is read through clock.ts')
    if (readsRandomness(node, member) && !randomFiles.includes(source.path)) refuse('random', node, 'randomness is read through random.ts')
    if (goesWide(source, node) && !wideFiles.includes(source.path) && !source.path.startsWith(wideFolder)) {
      refuse('wide', node, 'only files named in the list of tools/architecture/tables.ts see rows past the scope')
    }
  }
  return found
}

const wideNames = ['wideTransaction', 'wideRead', 'wideWrite', 'areaWrite']

function goesWide(source: Source, node: Node): boolean {
  if (node.type === 'Identifier') return wideNames.includes(node['name'] as string)
  return node.type === 'Literal' && node['value'] === 'wide' && source.path.startsWith('src/server/')
}

const queryBuilders = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']

function isSql(source: Source, node: Node, call: string | undefined): boolean {
  if (node.type === 'ImportDeclaration' && (node['source'] as { value?: string }).value === 'kysely') {
    const specifiers = node['specifiers'] as { imported?: { name?: string }; importKind?: string }[]
    return specifiers.some(({ imported }) => imported?.name === 'sql')
  }
  // the office's own queries are of another kind
  if (call === 'query') return source.wall === 'server' || source.wall === 'cli'
  return call !== undefined && queryBuilders.includes(call)
}

function mayHoldSql(source: Source): boolean {
  return source.path.endsWith('.queries.ts') || source.path.startsWith('src/server/database/')
}

function readsTime(node: Node, member: string | undefined): boolean {
  const isBare = (node['arguments'] as unknown[] | undefined)?.length === 0
  const isDate = (node['callee'] as { name?: string } | undefined)?.name === 'Date'
  if (node.type === 'NewExpression') return isDate && isBare
  if (node.type === 'CallExpression') return isDate
  return member === 'Date.now' || member === 'Temporal.Now'
}

const randomNames = ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues', 'randomFill', 'randomFillSync']

function readsRandomness(node: Node, member: string | undefined): boolean {
  if (member === 'Math.random') return true
  if (node.type === 'MemberExpression') {
    const { object, property } = node as unknown as { object: { name?: string }; property: { name?: string } }
    return /^(crypto|webcrypto)$/.test(object.name ?? '') && randomNames.includes(property.name ?? '')
  }
  if (node.type !== 'ImportDeclaration' || !/^(node:)?crypto$/.test((node['source'] as { value: string }).value)) return false
  const specifiers = node['specifiers'] as { imported?: { name?: string } }[]
  return specifiers.some(({ imported }) => randomNames.includes(imported?.name ?? ''))
}

/** `query` of `client.query(…)`. */
function calledName(node: Node): string | undefined {
  if (node.type !== 'CallExpression') return undefined
  return (node['callee'] as { property?: { name?: string } }).property?.name
}

/** `process.env`, also for `process['env']`. */
function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const { object, property } = node as unknown as { object: Node; property: { name?: string; value?: unknown } }
  if (object.type !== 'Identifier') {
    // globalThis.process.env
    const inner = (object['property'] as { name?: string } | undefined)?.name
    return inner === undefined ? undefined : `${inner}.${property.name ?? String(property.value)}`
  }
  return `${String(object['name'])}.${property.name ?? String(property.value)}`
}
