// Makes the checkout ready before `npm start` and `npm test`. Plain JavaScript without packages: it runs on Node 20
// and before anything is installed.
import { preparePackages } from './prepare/packages.js'
import { prepareOffice } from './prepare/office.js'
import { prepareSystemPackages } from './prepare/system-packages.js'
import { Unprepared, say } from './prepare/say.js'

const mode = process.argv[2] === 'test' ? 'test' : 'start'
try {
  preparePackages()
  prepareOffice()
  if (mode === 'test') prepareSystemPackages()
} catch (error) {
  if (!(error instanceof Unprepared)) throw error
  console.error(error.message)
  process.exitCode = 1
}

process.on('exit', (code) => {
  if (code !== 0) console.error(say('failed'))
})
