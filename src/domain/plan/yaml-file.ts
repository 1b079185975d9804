import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml'

export type Path = readonly (string | number)[]
export type Place = { readonly line: number; readonly column: number }

/** A parsed YAML file that knows where each of its values stands. Lines and columns are counted from 1. */
export type YamlFile = {
  readonly file: string
  readonly value: unknown
  /** What is wrong with the text itself. */
  readonly mistakes: readonly { readonly place: Place; readonly code: 'KEY_TWICE' | 'YAML_SYNTAX'; readonly reason: string }[]
  /** Where a value begins; the nearest value around it when there is none. */
  readonly placeOf: (path: Path) => Place
  /** Where a key begins. */
  readonly placeOfKey: (path: Path) => Place
  /** Where a character of a text value stands in the file, through quotes, folds and indents. */
  readonly placeInText: (path: Path, offset: number) => Place
  /** Whether a value is written elsewhere and only referred to here. */
  readonly isReference: (path: Path) => boolean
}

// The first mistake of the text itself makes many more: what comes after says nothing new.
const mostMistakes = 3

/** Parses a file of a plan. Never throws. */
export function readYaml(file: string, text: string): YamlFile {
  const counter = new LineCounter()
  let document: Document
  try {
    document = parseDocument(text, { lineCounter: counter, prettyErrors: false }) as Document
  } catch {
    // Brackets in brackets in brackets, deeper than anybody can read.
    return unreadable(file)
  }
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const start = (node: Node | undefined): number => node?.range?.[0] ?? 0
  const mistakes: YamlFile['mistakes'][number][] = document.errors.slice(0, mostMistakes).map((error) => ({ place: at(error.pos[0]), code: error.code === 'DUPLICATE_KEY' ? 'KEY_TWICE' : 'YAML_SYNTAX', reason: error.code }))
  let value: unknown
  try {
    if (mistakes.length === 0) value = document.toJS()
    if (goesInCircles(value)) throw new Error('circle')
  } catch {
    // References to references to references, or to what they stand in themselves: what they stand for has no end.
    value = undefined
    mistakes.push({ place: at(Math.max(0, text.indexOf('*'))), code: 'YAML_SYNTAX', reason: 'ALIASES' })
  }
  return {
    file,
    value,
    mistakes,
    placeOf: (path) => at(start(nodeAt(document, path).node)),
    placeOfKey: (path) => at(start(nodeAt(document, path).key)),
    placeInText: (path, offset) => {
      const { node, isReference } = nodeAt(document, path)
      return at(isScalar(node) && !isReference && typeof node.value === 'string' ? offsetInSource(text, node.range?.[0] ?? 0, node.type ?? '', node.value, offset) : start(node))
    },
    isReference: (path) => nodeAt(document, path).isReference,
  }
}

function unreadable(file: string): YamlFile {
  const place = { line: 1, column: 1 }
  const here = () => place
  return { file, value: undefined, mistakes: [{ place, code: 'YAML_SYNTAX', reason: 'DEPTH' }], placeOf: here, placeOfKey: here, placeInText: here, isReference: () => false }
}

function goesInCircles(value: unknown, above: readonly unknown[] = [], seen = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (above.includes(value)) return true
  if (seen.has(value)) return false
  seen.add(value)
  const way = [...above, value]
  return Object.values(value).some((entry) => goesInCircles(entry, way, seen))
}

type Found = { readonly node: Node | undefined; readonly key: Node | undefined; readonly isReference: boolean }

function nodeAt(document: Document, path: Path): Found {
  let node = document.contents as Node | undefined
  let key: Node | undefined = node
  let place: Node | undefined
  for (const step of path) {
    if (isAlias(node)) {
      place ??= node
      node = node.resolve(document)
    }
    let next: Node | undefined
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step)) as Pair<Node, Node | null> | undefined
      if (!pair) break
      key = pair.key
      next = pair.value ?? pair.key
    } else if (isSeq(node)) next = key = node.items[Number(step)] as Node | undefined
    if (!next) break
    node = next
  }
  if (isAlias(node)) place ??= node
  return { node: place ?? node, key: place ?? key, isReference: place !== undefined }
}

// The characters of a value stand in its source in the same order; in between are quotes, escapes, line ends and indents.
function offsetInSource(text: string, start: number, type: string, value: string, offset: number): number {
  let source = type.startsWith('BLOCK') ? text.indexOf('\n', start) + 1 : start + (type.startsWith('QUOTE') ? 1 : 0)
  const blank = /\s/
  for (let index = 0; index <= offset; index++) {
    const wanted = value[index]
    if (wanted === undefined) return source
    if (blank.test(wanted)) continue
    while (source < text.length && text[source] !== wanted) source++
    if (index === offset) return source
    source++
  }
  return source
}
