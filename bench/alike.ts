// What the thresholds for rows without an id let through: labelled synthetic people, so that it is known who was meant.
import { enoughFor } from '#domain/matching/alike.ts'
import { datasetCodes } from '#domain/matching/datasets.ts'
import { labelledPairs } from '#test/labelled-pairs.ts'
import type { Measured } from './main.ts'
import { round } from './median.ts'

const [people, rows] = [100_000, 200_000]
const thresholds = [70, 80, 84, 88, 94, 100]

export async function measureAlike(): Promise<Measured> {
  const figures = Object.fromEntries((['birth', 'place'] as const).map((by) => [by, measuredBy(by)]))
  return {
    job: 'rows without an id, by name and birth, or by name, sex and place',
    figures: { what: `${rows} invented rows without an id beside ${people} people; a fifth of them are of one of these, a quarter of these written with a mistake`, ...figures },
  }
}

function measuredBy(by: 'birth' | 'place') {
  const { pairs, ours } = labelledPairs(people, rows, by)
  const at = (enough: number) => {
    const shown = pairs.filter((pair) => pair.score >= enough)
    const right = shown.filter((pair) => pair.isSame).length
    return { shown: shown.length, precision: round(right / shown.length, 4), recall: round(right / ours, 4) }
  }
  return {
    byThreshold: Object.fromEntries(thresholds.map((enough) => [enough, at(enough)])),
    byDataset: Object.fromEntries(datasetCodes.map((code) => [code, { threshold: enoughFor(code), ...at(enoughFor(code)) }])),
  }
}
