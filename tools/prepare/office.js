import { build } from './build.js'

/** Builds the pages of the office. */
export function prepareOffice() {
  build('office', {
    sources: ['src/office', 'src/ui', 'src/client', 'src/contract', 'src/domain', 'locales', 'package-lock.json'],
    built: '.build/office/index.html',
    program: ['node_modules/vite/bin/vite.js', 'build', '--config', 'src/office/vite.config.ts', '--logLevel', 'warn'],
  })
}
