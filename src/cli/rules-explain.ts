import type { Card, CardTrace } from '#contract/screening.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { compile, isCompiled } from '#domain/policy/compile.ts'
import { tracedReading, type TracedReading } from '#domain/policy/traced-reading.ts'
import type { Words } from '#domain/policy/value-text.ts'
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
      for (const line of linesOf(await explainHousehold(services, household, asOf), io.language)) io.out(line)
    } finally {
      await Promise.all([services.database.destroy(), services.apart.destroy()])
    }
  } finally {
    await opened.close()
  }
  return 0
}

function linesOf({ headName, areaName, asOf, rules }: Card, language: Language): string[] {
  const texts = { ...readTexts(language, 'card'), ...readTexts(language, 'cli'), ...readTexts(language, 'reading'), ...readTexts(language, 'indicator') }
  const words: Words = { language: language === 'en' ? 'en' : 'zh', say: (key, values) => say(texts, key, values) }
  const told = (reading: TracedReading, depth: number): string[] => {
    const [before, outcome] = ['  '.repeat(depth), say(texts, `card.leaf.${reading.outcome}`)]
    if (reading.kind !== 'leaf') return [`${before}${reading.lead}: ${outcome}`, ...reading.parts.flatMap((part) => told(part, depth + 1))]
    return [`${before}${reading.text}: ${outcome}`, ...reading.facts.map(({ label, text }) => `${before}  ${label}: ${text ?? say(texts, 'card.absent')}`)]
  }
  return [
    say(texts, 'cli.rules.explain.of', { name: headName, area: areaName, day: asOf, n: rules.length }),
    ...rules.flatMap(({ title, clause, of, when, subjects }) => {
      const compiled = compile(when, of)
      const how = (trace: CardTrace) => (isCompiled(compiled) ? told(tracedReading(compiled.tree, trace, words), 2) : [])
      return ['', `${title[words.language]}  ${clause.at}`, ...subjects.flatMap((subject) => [`  ${subject.name}: ${say(texts, `card.outcome.${subject.outcome}`)}`, ...how(subject.trace)])]
    }),
    '',
    say(texts, 'card.no-verdict'),
  ]
}
