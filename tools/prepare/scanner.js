import { build } from './build.js'

const built = '.build/scanner.wasm'

/** Compiles what reads the rows of other departments' files. */
export function prepareScanner() {
  build('scanner', {
    sources: ['src/scanner', 'package-lock.json'],
    built,
    program: ['node_modules/assemblyscript/bin/asc.js', 'src/scanner/main.ts', '--outFile', built, '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
  })
}
