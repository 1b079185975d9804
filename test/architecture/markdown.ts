/** What a document promises to exist. */
export interface Promises {
  /** Targets of relative links, with their anchor. */
  links: string[]
  /** Paths of the checkout named in code. */
  paths: string[]
  /** Scripts called with `npm run X`, `npm start`, `npm test`. */
  scripts: string[]
  /** What follows `npx doudi`. */
  commands: string[]
}

const rooms = ['src', 'db', 'plans', 'locales', 'test', 'e2e', 'bench', 'docs', 'tools', 'bin', 'examples', '.ci']
const path = new RegExp(`^(?:\\./)?(?:${rooms.map((room) => room.replace('.', '\\.')).join('|')})/[^\\s]*$`)
/** Patterns and stand-ins such as src/<wall>/, *.test.ts, FOLDER or … name no one file. */
const standIn = /[<>*{}…]|\b[A-Z]{4,}\b(?!\.md)/

/** Reads what the text of a Markdown document promises. */
export function promisesOf(text: string): Promises {
  const code = [...text.matchAll(/^(?:```|~~~).*\n([\s\S]*?)^(?:```|~~~)/gm), ...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map(
    (match) => match[1] ?? '',
  )
  const words = code.flatMap((piece) => piece.split(/[\s,;()'"，；（）]+/))
  const links = [...withoutFences(text).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map((match) => match[1] ?? '')
  return {
    links: links.filter((link) => !/^[a-z]+:/i.test(link)),
    paths: words.map((word) => word.replace(/:\d+$/, '').replace(/[.:]$/, '')).filter((word) => path.test(word) && !standIn.test(word)),
    scripts: code.flatMap((piece) => [...piece.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2] ?? '')),
    commands: code.flatMap((piece) => [...piece.matchAll(/\bnpx doudi ([^\n#|]+)/g)].map((match) => (match[1] ?? '').trim())),
  }
}

/** Anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(text: string): string[] {
  return [...withoutFences(text).matchAll(/^#+\s+(.+?)\s*#*$/gm)].map((match) =>
    (match[1] ?? '').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'),
  )
}

function withoutFences(text: string): string {
  return text.replace(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)/gm, '')
}
