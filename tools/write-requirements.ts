// Writes docs/requirements.md from the rows and the tests that passed in the last whole run of `npm test`.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readGroups, requirementsDocument } from './requirements/document.ts'
import { passedTests } from './requirements/reports.ts'

const checkout = dirname(dirname(fileURLToPath(import.meta.url)))
const groups = readGroups(readFileSync(join(checkout, 'docs', 'requirements.yaml'), 'utf8'))
writeFileSync(join(checkout, 'docs', 'requirements.md'), requirementsDocument(groups, passedTests(checkout)))
