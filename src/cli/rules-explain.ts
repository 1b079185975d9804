import type { Card, CardLeaf, CardTrace } from '#contract/screening.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { compile, isCompiled } from '#domain/policy/compile.ts'
import type { CelValue } from '#domain/policy/indicators-of.ts'
import { tracedReading, type ReadFact, type TracedReading } from '#domain/policy/traced-reading.ts'
import { factName, factText, type Words } from '#domain/policy/value-text.ts'
import { openToRead } from '#server/database/backup/open-place.ts'
import { readConfig } from '#server/config.ts'
import { explainHousehold } from '#server/features/screening/public.ts'
import { readTexts, say, type Language } from '#server/locale.ts'
import { makeLog } from '#server/log.ts'
import { openServices } from '#server/open-services.ts'
import type { Io } from './command.ts'
import { folderAndFlags } from './folder-and-flags.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `rules explain --household ID [--as-of DATE]`: each rule of its district for a household. Reading it stands in the trail as any reading. */
export async function rulesExplain(args: string[], io: Io): Promise<number> {
  const { flags, rest } = folderAndFlags(args, ['household', 'as-of'], [])
  const [household, asOf] = [flags['household'], flags['as-of']]
  if (household === undefined || !uuid.test(household) || (asOf !== undefined && !isPlainDate(asOf))) {
    io.err(say(readTexts(io.language, 'cli'), 'cli.rules.explain.usage'))
    return 2
  }
  const config = readConfig(rest)
  const opened = await openToRead(config)
  try {
    const services = await openServices({ connection: opened.connection, keysDir: config.keysDir, kindWhenNew: 'real', log: makeLog('error') })
    try {
      for (const line of explained(await explainHousehold(services, household, asOf), io.language)) io.out(line)
    } finally {
      await Promise.all([services.database.destroy(), services.apart.destroy()])
    }
  } finally {
    await opened.close()
  }
  return 0
}

type Given = CardLeaf['facts'][number]

function givenIn(trace: CardTrace): readonly Given[] {
  return trace.kind === 'leaf' ? trace.facts : trace.parts.flatMap(givenIn)
}

/** The card of a household, line by line. */
export function explained({ headName, areaName, asOf, knownOn, rules }: Card, language: Language): string[] {
  const texts = { ...readTexts(language, 'card'), ...readTexts(language, 'cli'), ...readTexts(language, 'reading'), ...readTexts(language, 'indicator'), ...readTexts(language, 'indicator-sentence') }
  const words: Words = { language: language === 'en' ? 'en' : 'zh', say: (key, values) => say(texts, key, values) }
  const whence = ({ name, asOf: on, source }: Given): string => {
    const from = source ? `${say(texts, `card.source.${source.kind}`)} ${source.label}` : say(texts, name.startsWith('parameter.') ? 'card.parameter' : 'card.computed')
    return ` (${[on, from].filter((part) => part !== undefined).join(' ')})`
  }
  const factLines = ({ name, label, text }: ReadFact, given: Given | undefined): string[] => {
    if (text === undefined) return [`${label}: ${say(texts, 'card.absent')}`]
    const basis = given?.basis ?? []
    return [`${label}: ${text}${whence(given ?? { name })}`, ...basis.map((one) => `  ${factName(one.name, words)}: ${one.value === undefined ? '' : factText(one.name, one.value as CelValue, words)}${whence(one)}`)]
  }
  const told = (reading: TracedReading, given: ReadonlyMap<string, Given>, depth: number): string[] => {
    const [before, outcome] = ['  '.repeat(depth), say(texts, `card.leaf.${reading.outcome}`)]
    if (reading.kind !== 'leaf') return [`${before}${reading.lead}: ${outcome}`, ...reading.parts.flatMap((part) => told(part, given, depth + 1))]
    return [`${before}${reading.text}: ${outcome}`, ...reading.facts.flatMap((fact) => factLines(fact, given.get(fact.name))).map((line) => `${before}  ${line}`)]
  }
  return [
    say(texts, 'cli.rules.explain.of', { name: headName, area: areaName, day: asOf, n: rules.length }),
    ...(knownOn < asOf ? [say(texts, 'card.foreseen', { known: knownOn, day: asOf })] : []),
    ...rules.flatMap(({ title, clause, of, when, subjects }) => {
      const compiled = compile(when, of)
      const how = (trace: CardTrace) => (isCompiled(compiled) ? told(tracedReading(compiled.tree, trace, words), new Map(givenIn(trace).map((fact) => [fact.name, fact])), 2) : [])
      return ['', `${title[words.language]}  ${clause.at}`, ...subjects.flatMap((subject) => [`  ${subject.name}: ${say(texts, `card.outcome.${subject.outcome}`)}`, ...how(subject.trace)])]
    }),
    '',
    say(texts, 'card.no-verdict'),
  ]
}
