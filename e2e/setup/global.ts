import { existsSync } from 'node:fs'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { openServices } from '#server/open-services.ts'
import { setSetting } from '#server/database/settings.ts'
import { exampleClock, testKeys } from '#test/api/setup/fixed.ts'
import prepare, { inDatabase, onServer } from '#test/api/setup/global.ts'
import { layOutExample } from '#server/example/load-example.ts'

const office = new URL('../../.build/office/index.html', import.meta.url)

/** The cluster and the templates of the API tests, and one more: the example district with a campaign that has no roster yet. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(office)) throw new Error('the office is not built: node tools/prepare.js test')
  const tearDown = await prepare(project)
  const { connection, run } = project.getProvidedContext()
  const name = `${run}_opened`
  await onServer(connection, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`))
  const services = await openServices({ connection: inDatabase(connection, name), keysDir: '', keys: testKeys, kindWhenNew: 'example', log: pino({ level: 'silent' }), clock: exampleClock })
  await layOutExample(services)
  await setSetting(services.database, 'example', 'loaded')
  await services.apart.destroy()
  await services.database.destroy()
  return tearDown
}
