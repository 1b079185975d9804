// P3: a changed rule tried on a whole district through HTTP, once its facts are in columns.
import { pino } from 'pino'
import { previewRule } from '#contract/screening.ts'
import { serve } from '#server/serve.ts'
import type { Measured } from './main.ts'
import { median, round } from './median.ts'
import { benchKeys, signedIn, sleep, withPopulation } from './pages.ts'

/** What somebody may type one after another. */
const tried = [
  'person.age >= 80', 'person.age >= 79', 'person.age >= 80 && person.sex == "FEMALE"', 'person.age >= 75 && household.size == 1', 'person.age < 16 && "DIBAO" in household.aid',
  'person.age >= 60 && !("DIBAO" in household.aid) && household.size <= 2', 'person.age >= 85 || person.age < 1',
]

/** What each of them would pay, so that the cost is reckoned as well. */
const amount = 'person.age >= 90 ? 100.0 : 50.0'

export async function measurePreview(people = 1_000_000): Promise<Measured> {
  const figures = await withPopulation(people, 1, async (connection, population) => {
    const serving = await serve({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }), host: '127.0.0.1', port: 0 })
    try {
      const ask = await signedIn(serving.address, population.logins[0]!)
      const preview = (when: string) => ask(previewRule, { body: { ruleId: null, of: 'person', when, aid: 'AGE_ALLOWANCE', amount } })
      const begun = performance.now()
      // One that reads all that the others read, so that the district is read once.
      while ((await preview('person.age >= 80 && person.sex == "MALE" && household.size == 1 && "DIBAO" in household.aid')).reading) await sleep(250)
      const read = performance.now() - begun
      const times: number[] = []
      let all = 0
      for (let turn = 0; turn < 5; turn += 1) {
        for (const when of tried) {
          const asked = performance.now()
          all = (await preview(when)).found!.total.all
          times.push(performance.now() - asked)
        }
      }
      return { what: `${all} people; ${tried.length} rules, each asked five times by one officer`, readingTheDistrictSeconds: round(read / 1000, 1), medianMs: round(median(times), 1), slowestMs: round(Math.max(...times), 1), bar: { ms: 100 } }
    } finally {
      await serving.close()
    }
  })
  return { job: 'P3 preview', figures }
}
