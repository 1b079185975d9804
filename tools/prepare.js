// Makes the checkout ready before `npm start` and `npm test`. Plain JavaScript without packages: it runs on Node 20
// and before anything is installed.
import { preparePackages } from './prepare/packages.js'
import { prepareOffice } from './prepare/office.js'
import { prepareScanner } from './prepare/scanner.js'
import { prepareSystemPackages } from './prepare/system-packages.js'
import { Unprepared, say } from './prepare/say.js'

const mode = process.argv[2] === 'test' ? 'test' : 'start'
// A package manager that is stopped tidies up first. Waiting for that leaves nobody at work behind Ctrl-C, in the way of the next start.
let isStopped = false
process.on('SIGINT', () => (isStopped = true))
try {
  preparePackages()
  prepareScanner()
  prepareOffice()
  if (mode === 'test') prepareSystemPackages()
} catch (error) {
  if (!(error instanceof Unprepared)) throw error
  // The signal came while this process stood still; its handler runs now.
  await new Promise((resolve) => setTimeout(resolve, 50))
  if (!isStopped) console.error(error.message)
  process.exitCode = isStopped ? 130 : 1
}

process.on('exit', (code) => {
  if (code !== 0 && !isStopped) console.error(say('failed'))
})
