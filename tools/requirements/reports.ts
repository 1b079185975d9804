import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { PassedTest } from './tags.ts'

interface Report {
  testResults: { name: string; assertionResults: { title: string; status: string }[] }[]
}

/** The tests that passed, as the reports of the last run have them. */
export function passedTests(checkout: string): PassedTest[] {
  const folder = join(checkout, '.build', 'test-reports')
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => name.endsWith('.json')).flatMap((name) => {
    const report = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Report
    return report.testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'passed')
        .map((test) => ({ file: relative(checkout, file.name).replaceAll('\\', '/'), title: test.title })),
    )
  })
}
