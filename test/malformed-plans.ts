import { planFiles } from './plan-files.ts'

export interface MalformedPlan {
  readonly name: string
  /** Bytes as they lie on a disk. */
  readonly files: Readonly<Record<string, Uint8Array>>
}

const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? new TextEncoder().encode(content) : content)
const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt(0)).buffer)])
// The Chinese of another encoding, as far as an UTF-8 reader is concerned: bytes above 127 that begin nothing.
const otherEncoding = (text: string) => Uint8Array.from([...text].flatMap((sign) => (sign.charCodeAt(0) < 128 ? [sign.charCodeAt(0)] : [0xb0 + (sign.charCodeAt(0) % 70), 0xa1 + (sign.charCodeAt(0) % 90)])))

/** Random numbers that come out the same every time (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Mutation = (text: string, pick: (below: number) => number) => string

const lines = (change: (lines: string[], at: number, pick: (below: number) => number) => string[]): Mutation => (text, pick) => {
  const all = text.split('\n')
  return change(all, pick(all.length), pick).join('\n')
}
const atKey = (value: (pick: (below: number) => number) => string): Mutation => (text, pick) => {
  const keys = [...text.matchAll(/^( *(?:- )?[\w-]+:) (\S.*)$/gm)]
  const key = keys[pick(keys.length)]!
  return `${text.slice(0, key.index)}${key[1]} ${value(pick)}${text.slice(key.index + key[0].length)}`
}

const values = ['[]', '{}', 'null', '1e999', '-1', '99999999999999999999', '.nan', 'true', '2022-02-30', '""', '"\\u0000"', '"\\ud800"', '{ a: { b: [1, 2] } }', '!!binary aGk=', '!!js/function f', '*nowhere', '&x [*x]', `'${'长'.repeat(20_000)}'`, '0x7fffffffffffffff', '12:30:45']

const signs = '{}[]:,&*#?|-<>=!%@`"\'\u0000\u0007\ufffd'

const mutations: Readonly<Record<string, Mutation>> = {
  'a line left out': lines((all, at) => all.toSpliced(at, 1)),
  'five lines left out': lines((all, at) => all.toSpliced(at, 5)),
  'a line twice': lines((all, at) => all.toSpliced(at, 0, all[at]!)),
  'two lines swapped': lines((all, at) => all.toSpliced(at, 2, all[at + 1] ?? '', all[at]!)),
  'another indent': lines((all, at, pick) => all.with(at, ' '.repeat(pick(7)) + all[at]!.trimStart())),
  'a tab': lines((all, at) => all.with(at, `\t${all[at]}`)),
  'cut off': lines((all, at) => all.slice(0, at)),
  'cut off in a line': (text, pick) => text.slice(0, pick(text.length)),
  'a sign left out': (text, pick) => { const at = pick(text.length); return text.slice(0, at) + text.slice(at + 1) },
  'a sign put in': (text, pick) => { const at = pick(text.length); return text.slice(0, at) + signs[pick(signs.length)] + text.slice(at) },
  'another value': atKey((pick) => values[pick(values.length)]!),
  'a key of another name': (text, pick) => text.replace(new RegExp(`^((?:.*\\n){${pick(text.split('\n').length)}} *(?:- )?)([\\w-]+):`), (_, before: string, key: string) => `${before}${['__proto__', 'constructor', 'toString', `${key}x`, 'says', 'id'][pick(6)]}:`),
}

const bomb = (deep: number) => [`bomb0: &b0 [${Array(10).fill('x').join(',')}]`, ...Array.from({ length: deep }, (_, at) => `bomb${at + 1}: &b${at + 1} [${Array(10).fill(`*b${at}`).join(',')}]`)].join('\n')

/** Whole files of a kind that nobody should send. */
const whole: Readonly<Record<string, (text: string) => string | Uint8Array | undefined>> = {
  'nothing in it': () => '',
  'blanks only': () => ' \n\t\n ',
  'no file': () => undefined,
  'one word': () => 'plan',
  'a list': () => '- a\n- b\n',
  'UTF-16': utf16,
  'another encoding': otherEncoding,
  'a picture': () => Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
  'signs without end': () => 'a'.repeat(3 * 1024 * 1024),
  'brackets in brackets': (text) => `${text}\ndeep: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
  'indents in indents': (text) => `${text}\n${Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}k:`).join('\n')}\n`,
  'a billion laughs': (text) => `${text}\n${bomb(9)}\n`,
  'references in a circle': (text) => `${text}\nnotes: &n { again: *n }\n`,
  'a circle in the stages': (text) => text.replace('stages:\n', 'stages: &s\n  - *s\n'),
  'two documents': (text) => `${text}\n---\n${text}`,
  'an expression without end': (text) => text.replace('when: household.size >= 6', `when: ${'('.repeat(1900)}true${')'.repeat(1900)}`).replace('form: household', 'form: houshold'),
  'thousands of duties': (text) => text.replace('duties:\n', `duties:\n${Array.from({ length: 4000 }, (_, at) => `  - { id: d${at}, actor: nobody, stage: never }\n`).join('')}`),
  'a long quotation': (text) => text.replace('says: 单人户的家庭', `says: ${'单人户'.repeat(3000)}`),
}

/** A file that is wrong in one of all ways, or as a whole; the same ones every time. */
export function malformedFiles(sound: string, count: number): { readonly name: string; readonly bytes: Uint8Array }[] {
  const pick = seeded(20220328)
  const wholes = Object.entries(whole).map(([name, change]) => ({ name, content: change(sound) }))
  const random = Array.from({ length: Math.max(0, count - wholes.length) }, (_, index) => {
    const { what, content } = mutated(sound, index, pick)
    return { name: `${what} ${index}`, content }
  })
  return [...wholes, ...random].flatMap(({ name, content }) => (content === undefined ? [] : [{ name, bytes: bytesOf(content) }]))
}

function mutated(sound: string, index: number, pick: (below: number) => number): { what: string; content: string } {
  const names = Object.keys(mutations)
  const what = names[index % names.length]!
  let content = sound
  for (let times = 1 + pick(3); times > 0; times -= 1) content = mutations[what]!(content, pick)
  return { what, content }
}

/** Plans that are wrong in every way one can think of and some that one cannot; the same ones every time. */
export function malformedPlans(count: number): MalformedPlan[] {
  const sound = planFiles('jintan-2022')
  const wholes = Object.entries(whole).flatMap(([what, change]) => ['plan.yaml', 'forms/household-survey.yaml'].map((file) => ({ name: `${file}: ${what}`, file, content: change(String(sound[file])) })))
  const pick = seeded(20220328)
  const random = Array.from({ length: Math.max(0, count - wholes.length) }, (_, index) => {
    const file = index % 4 === 3 ? 'forms/household-survey.yaml' : 'plan.yaml'
    const { what, content } = mutated(String(sound[file]), index, pick)
    return { name: `${file}: ${what} ${index}`, file, content }
  })
  return [...wholes, ...random].map(({ name, file, content }) => {
    const { [file]: _, ...others } = sound
    const files = content === undefined ? others : { ...others, [file]: content }
    return { name, files: Object.fromEntries(Object.entries(files).map(([path, one]) => [path, bytesOf(one)])) }
  })
}
