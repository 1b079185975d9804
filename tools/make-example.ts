import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPlainDate } from '../src/domain/calendar/plain-date.ts'
import { exampleAreaSheet } from '../src/server/example/area-sheet.ts'
import { exampleRoster } from '../src/server/example/roster.ts'

// Makes the example workbooks: `node tools/make-example.ts [DAY] [FOLDER]`. Ages in the roster are those of the day.
const [day = '2026-11-21', folder = join(import.meta.dirname, '..', 'examples')] = process.argv.slice(2)
if (!isPlainDate(day)) {
  process.stderr.write('node tools/make-example.ts [DAY as YYYY-MM-DD] [FOLDER]\n')
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, '示例区-困难群众名册.xlsx'), await exampleRoster(day, 'district'))
writeFileSync(join(folder, '示例区-区划.xlsx'), await exampleAreaSheet())
