import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { problem } from '#domain/problem/problem.ts'
import { defaultDataDir, defaultKeysDir } from './default-places.ts'
import type { Machine } from './default-places.ts'
import { readTexts, say } from './locale.ts'
import type { Language } from './locale.ts'
import { nearest } from '#domain/policy/nearest.ts'

/** Everything that can be set from outside, read once at the start. */
export interface Config {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Folder of the embedded database and of everything else the server keeps. */
  dataDir: string
  /** Folder of the key files. */
  keysDir: string
  /** A PostgreSQL of one's own instead of the embedded one. */
  databaseUrl: string | undefined
  /** A real database, without the worked example. */
  isEmpty: boolean
  /** Whether to open a browser when ready. */
  opensBrowser: boolean
  /** Browsers reach the server through HTTPS, by a proxy in front of it. */
  isBehindTls: boolean
  logLevel: LogLevel
  /** Only print the options and leave. */
  asksForHelp: boolean
  language: Language
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

type Environment = Record<string, string | undefined>

interface Option {
  /** Flag without its dashes; absent where a value on the command line would show a secret to everybody. */
  flag?: string
  env?: string
  /** What stands for the value in the help; absent for a switch. */
  value?: string
  /** Default as the help shows it. */
  fallback?: (machine: Machine, env: Environment) => string
}

/** The one table of options: reading, help and the refusal of unknown flags all come from it. */
const options = {
  port: { flag: 'port', env: 'PORT', value: '8060', fallback: () => '8060' },
  host: { flag: 'host', env: 'HOST', value: '127.0.0.1', fallback: () => '127.0.0.1' },
  data: { flag: 'data', env: 'DOUDI_DATA', value: 'DIR', fallback: defaultDataDir },
  keys: { flag: 'keys', env: 'DOUDI_KEYS', value: 'DIR', fallback: defaultKeysDir },
  database: { env: 'DATABASE_URL', value: 'postgres://…' },
  empty: { flag: 'empty', env: 'DOUDI_EMPTY' },
  'no-open': { flag: 'no-open', env: 'DOUDI_NO_OPEN' },
  'behind-tls': { flag: 'behind-tls', env: 'DOUDI_BEHIND_TLS' },
  log: { flag: 'log', env: 'DOUDI_LOG', value: logLevels.join('|'), fallback: () => 'info' },
  // Read as the operating system means it, with LC_ALL and LC_MESSAGES before it.
  language: { env: 'LANG' },
  help: { flag: 'help' },
} as const satisfies Record<string, Option>

type OptionName = keyof typeof options

/**
 * Reads the configuration: a flag goes before the environment, the environment before the default.
 * Problems: CONFIG_INVALID, with the option, its value and what is wrong with it.
 */
export function readConfig(
  argv: string[] = process.argv.slice(2),
  env: Environment = process.env,
  machine: Machine = thisMachine(),
): Config {
  const language = readLanguage(env)
  const given = { ...fromEnvironment(env), ...fromFlags(argv, language) }
  const text = (name: OptionName) => given[name]?.value
  const isOn = (name: OptionName) => readSwitch(given[name], language)
  return {
    host: text('host') ?? '127.0.0.1',
    port: readPort(given.port, language),
    dataDir: resolve(text('data') ?? defaultDataDir(machine, env)),
    keysDir: resolve(text('keys') ?? defaultKeysDir(machine, env)),
    databaseUrl: readDatabaseUrl(given.database, language),
    isEmpty: isOn('empty'),
    opensBrowser: !isOn('no-open'),
    isBehindTls: isOn('behind-tls'),
    logLevel: readLogLevel(given.log, language),
    asksForHelp: isOn('help'),
    language,
  }
}

/** The list of options for `npm start -- --help`. */
export function helpText(language: Language, env: Environment = process.env, machine: Machine = thisMachine()): string {
  const texts = readTexts(language, 'config')
  const lines = [say(texts, 'config.usage'), '']
  for (const [name, option] of Object.entries<Option>(options)) {
    const flag = option.flag === undefined ? '' : `--${option.flag}${option.value === undefined ? '' : ` ${option.value}`}`
    const fallback = option.fallback === undefined ? '' : say(texts, 'config.default', { value: option.fallback(machine, env) })
    lines.push(`  ${[flag, option.env].filter((part) => part !== undefined && part !== '').join('   ')}`)
    lines.push(`      ${say(texts, `config.option.${name}`)}${fallback}`)
  }
  return `${lines.join('\n')}\n`
}

/** The language of the machine's user: Chinese unless the environment names another one. */
export function readLanguage(env: Environment = process.env): Language {
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return named === '' || /^(C|POSIX)\b/.test(named) || named.startsWith('zh') ? 'zh-CN' : 'en'
}

function thisMachine(): Machine {
  return { platform: process.platform, homeDir: homedir(), isRoot: process.getuid?.() === 0 }
}

interface Given {
  /** The flag or the variable, as the person wrote it. */
  source: string
  value: string
}
type AllGiven = Partial<Record<OptionName, Given>>

function fromEnvironment(env: Environment): AllGiven {
  const given: AllGiven = {}
  for (const [name, option] of entries()) {
    const value = option.env === undefined ? undefined : env[option.env]
    if (value !== undefined && value !== '') given[name] = { source: option.env as string, value }
  }
  return given
}

function fromFlags(argv: string[], language: Language): AllGiven {
  const given: AllGiven = {}
  const rest = [...argv]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [flag = '', inline] = splitOnce(arg)
    const found = entries().find(([, option]) => option.flag !== undefined && flag === `--${option.flag}`)
    if (found === undefined) throw unknownFlag(flag, language)
    const [name, option] = found
    const value = inline ?? (option.value === undefined ? 'true' : rest.shift())
    if (value === undefined || value === '') throw invalid(flag, '', 'value-missing', language)
    given[name] = { source: flag, value }
  }
  return given
}

function entries(): [OptionName, Option][] {
  return Object.entries(options) as [OptionName, Option][]
}

function splitOnce(arg: string): [string, string | undefined] {
  const at = arg.indexOf('=')
  return at === -1 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)]
}

function readPort(given: Given | undefined, language: Language): number {
  if (given === undefined) return 8060
  const port = Number(given.value)
  if (!/^\d{1,5}$/.test(given.value) || port > 65535) throw invalid(given.source, given.value, 'port', language)
  return port
}

function readSwitch(given: Given | undefined, language: Language): boolean {
  if (given === undefined) return false
  if (/^(1|true|yes|on)$/i.test(given.value)) return true
  if (/^(0|false|no|off)$/i.test(given.value)) return false
  throw invalid(given.source, given.value, 'switch', language)
}

function readLogLevel(given: Given | undefined, language: Language): LogLevel {
  if (given === undefined) return 'info'
  const level = logLevels.find((name) => name === given.value)
  if (level === undefined) throw invalid(given.source, given.value, 'log', language, { levels: logLevels.join(', ') })
  return level
}

function readDatabaseUrl(given: Given | undefined, language: Language): string | undefined {
  // The value is not repeated in the problem: it holds a password.
  if (given !== undefined && !/^postgres(ql)?:\/\//.test(given.value)) throw invalid(given.source, '…', 'database', language)
  return given?.value
}

function unknownFlag(flag: string, language: Language): Error {
  const flags = entries().flatMap(([, option]) => (option.flag === undefined ? [] : [`--${option.flag}`]))
  const likely = nearest(flag, flags)
  return likely === undefined
    ? invalid(flag, '', 'unknown', language)
    : invalid(flag, '', 'unknown-near', language, { nearest: likely })
}

function invalid(option: string, value: string, why: string, language: Language, more: Record<string, string> = {}): Error {
  const reason = say(readTexts(language, 'config'), `config.wrong.${why}`, { option, value, ...more })
  return problem('CONFIG_INVALID', { option, value, reason, ...more })
}
