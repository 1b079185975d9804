// What `npm test` runs: types, then the tests of one process, then those of a browser. `--only api` runs one kind.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../e2e/find-browser.ts'
import { readGroups, requirementsDocument } from './requirements/document.ts'
import { passedTests } from './requirements/reports.ts'

const checkout = dirname(dirname(fileURLToPath(import.meta.url)))
const reports = join(checkout, '.build', 'test-reports')

interface Step {
  name: string
  /** A script of node_modules and its arguments. */
  command: string[]
  /** File of numbers that the step leaves; a step without one counts as a single test when it fails. */
  report?: string
  /** Why the step is not for this machine. */
  skip?: string
}

interface Numbers {
  passed: number
  failed: number
  skipped: number
}

const projects = ['unit', 'supervisor', 'api', 'fire']
const only = readOnly(process.argv.slice(2))
let isAnySkipped = false
const total: Numbers = { passed: 0, failed: 0, skipped: 0 }
if (only === undefined) rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
for (const step of stepsFor(only)) {
  const numbers = await take(step)
  total.passed += numbers.passed
  total.failed += numbers.failed
  total.skipped += numbers.skipped
  isAnySkipped ||= numbers.skipped > 0
  if (numbers.failed > 0) break
}
if (only === undefined && total.failed === 0 && !isAnySkipped) checkRequirements()
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

function stepsFor(wanted: string | undefined): Step[] {
  const types: Step = { name: 'types', command: ['typescript/bin/tsc', '-b'] }
  if (wanted === 'types') return [types]
  if (wanted === 'e2e') return [browserStep()]
  // What was hit is looked at where something was under fire.
  if (wanted === 'api') return [vitestStep(wanted, ['--project', 'api', '--project', 'fire'])]
  if (wanted !== undefined) return [vitestStep(wanted, ['--project', wanted])]
  return [types, vitestStep(projects.join(', '), projects.flatMap((project) => ['--project', project])), browserStep()]
}

function vitestStep(name: string, args: string[]): Step {
  const report = join(reports, `${name.replace(/\W+/g, '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const workers = `--maxWorkers=${availableParallelism()}`
  return { name, report, command: ['vitest/vitest.mjs', 'run', ...args, ...reporters, workers] }
}

function browserStep(): Step {
  const step = vitestStep('e2e', ['--config', 'vitest.e2e.config.ts'])
  const files = readdirSync(join(checkout, 'e2e')).filter((name) => name.endsWith('.test.ts'))
  if (files.length === 0) return { ...step, skip: 'there are none' }
  // In CI a machine without a browser is a mistake of the machine, so there the tests run and say so.
  if (findBrowser() !== undefined || process.env['CI'] === 'true') return step
  return { ...step, skip: `no Chromium on this machine: ${files.join(', ')}` }
}

async function take(step: Step): Promise<Numbers> {
  if (step.skip !== undefined) {
    isAnySkipped = true
    console.log(`\n── ${step.name}: skipped, ${step.skip}`)
    return { passed: 0, failed: 0, skipped: 0 }
  }
  console.log(`\n── ${step.name}`)
  const begin = performance.now()
  if (step.report !== undefined) rmSync(step.report, { force: true })
  const isDone = await runsWell(step.command)
  console.log(`── ${step.name}: ${isDone ? 'done' : 'FAILED'} in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
  const numbers = readNumbers(step.report)
  if (!isDone && numbers.failed === 0) numbers.failed = 1
  return numbers
}

/** The list of what is built tells what ran just now and nothing else. */
function checkRequirements(): void {
  const read = (name: string) => readFileSync(join(checkout, 'docs', name), 'utf8')
  if (read('requirements.md') === requirementsDocument(readGroups(read('requirements.yaml')), passedTests(checkout))) {
    total.passed += 1
    return
  }
  console.log('docs/requirements.md does not say what the tests show: node tools/write-requirements.ts')
  total.failed += 1
}

function runsWell([script = '', ...args]: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(checkout, 'node_modules', script), ...args], { cwd: checkout, stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
    child.once('exit', (code) => resolve(code === 0))
  })
}

function readNumbers(report: string | undefined): Numbers {
  if (report === undefined || !existsSync(report)) return { passed: 0, failed: 0, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: numPendingTests ?? 0 }
}

function readOnly(args: string[]): string | undefined {
  if (args.length === 0) return undefined
  const kinds = ['types', ...projects.filter((project) => project !== 'fire'), 'e2e']
  if (args[0] !== '--only' || args[1] === undefined || !kinds.includes(args[1])) {
    console.error(`node tools/run-tests.ts [--only ${kinds.join('|')}]`)
    process.exit(2)
  }
  return args[1]
}
