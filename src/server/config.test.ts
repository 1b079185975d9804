import { expect, test } from 'vitest'
import { helpText, readConfig, readLanguage } from './config.ts'
import type { Machine } from './default-places.ts'

const linux: Machine = { platform: 'linux', homeDir: '/home/li', isRoot: false }
const read = (argv: string[], env: Record<string, string> = {}, machine = linux) => readConfig(argv, env, machine)
const problemOf = (argv: string[], env: Record<string, string> = {}) => {
  try {
    read(argv, env)
  } catch (error) {
    return error
  }
  return undefined
}

test('nothing given: the defaults', () => {
  expect(read([])).toEqual({
    host: '127.0.0.1',
    port: 8060,
    dataDir: '/home/li/.local/share/doudi',
    keysDir: '/home/li/.config/doudi/keys',
    databaseUrl: undefined,
    isEmpty: false,
    opensBrowser: true,
    isBehindTls: false,
    logLevel: 'info',
    asksForHelp: false,
    language: 'zh-CN',
  })
})

test('a flag goes before the environment, with a blank or an equals sign', () => {
  expect(read(['--port', '9000'], { PORT: '7000' }).port).toBe(9000)
  expect(read(['--port=0'], { PORT: '7000' }).port).toBe(0)
  expect(read([], { PORT: '7000' }).port).toBe(7000)
  expect(read(['--data', '/srv/数据 一']).dataDir).toBe('/srv/数据 一')
})

test('switches: as a flag, as 1 or 0 in the environment', () => {
  expect(read(['--empty', '--no-open'])).toMatchObject({ isEmpty: true, opensBrowser: false })
  expect(read([], { DOUDI_EMPTY: '1', DOUDI_NO_OPEN: 'true' })).toMatchObject({ isEmpty: true, opensBrowser: false })
  expect(read([], { DOUDI_EMPTY: '0' }).isEmpty).toBe(false)
  expect(read(['--empty=0'], { DOUDI_EMPTY: '1' }).isEmpty).toBe(false)
  expect(read([], { DOUDI_EMPTY: '' }).isEmpty).toBe(false)
})

test('an unknown flag is refused with the nearest name', () => {
  expect(problemOf(['--prot', '1'])).toMatchObject({ code: 'CONFIG_INVALID', details: { option: '--prot', nearest: '--port' } })
  expect(problemOf(['--noopen'])).toMatchObject({ details: { nearest: '--no-open' } })
  expect(problemOf(['--zzzzzzzzz'])).toMatchObject({ code: 'CONFIG_INVALID', details: { option: '--zzzzzzzzz' } })
  expect(problemOf(['serve'])).toMatchObject({ code: 'CONFIG_INVALID' })
})

test.each([
  [['--port', 'x'], {}],
  [['--port', '70000'], {}],
  [['--port', '-1'], {}],
  [['--port'], {}],
  [['--data='], {}],
  [['--log', 'loud'], {}],
  [[], { DOUDI_EMPTY: 'perhaps' }],
  [[], { DATABASE_URL: 'mysql://x' }],
])('a value that cannot be is refused: %j %j', (argv, env) => {
  expect(problemOf(argv, env as Record<string, string>)).toMatchObject({ code: 'CONFIG_INVALID' })
})

test('a refused database address does not repeat its password', () => {
  expect(JSON.stringify(problemOf([], { DATABASE_URL: 'mysql://u:secret@h/d' }))).not.toContain('secret')
})

test('default places follow the operating system, and root stays outside homes', () => {
  const place = (machine: Machine, env: Record<string, string> = {}) => {
    const { dataDir, keysDir } = readConfig([], env, machine)
    return [dataDir, keysDir]
  }
  expect(place({ ...linux, isRoot: true })).toEqual(['/var/lib/doudi', '/etc/doudi/keys'])
  expect(place(linux, { XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '/c' })).toEqual(['/d/doudi', '/c/doudi/keys'])
  expect(place(linux, { XDG_DATA_HOME: 'relative' })[0]).toBe('/home/li/.local/share/doudi')
  expect(place({ platform: 'darwin', homeDir: '/Users/li', isRoot: false })[0]).toBe('/Users/li/Library/Application Support/Doudi')
  expect(place({ platform: 'win32', homeDir: 'C:\\Users\\li', isRoot: false }, { LOCALAPPDATA: 'D:\\L' })[0]).toContain('D:\\L\\Doudi')
})

test('the language comes from the environment, Chinese when it does not say', () => {
  expect(readLanguage({})).toBe('zh-CN')
  expect(readLanguage({ LANG: 'C.UTF-8' })).toBe('zh-CN')
  expect(readLanguage({ LANG: 'zh_CN.UTF-8' })).toBe('zh-CN')
  expect(readLanguage({ LANG: 'en_GB.UTF-8' })).toBe('en')
  expect(readLanguage({ LANG: 'zh_CN.UTF-8', LC_ALL: 'fr_FR' })).toBe('en')
})

test.each(['zh-CN', 'en'] as const)('help in %s names every option and leaves no placeholder', (language) => {
  const help = helpText(language, {}, linux)
  for (const name of ['--port', 'PORT', '--host', '--data', 'DOUDI_DATA', 'DOUDI_KEYS', 'DATABASE_URL', '--empty', '--no-open', '--log', '--help']) {
    expect(help).toContain(name)
  }
  expect(help).not.toMatch(/config\.|\{\w+\}/)
})
