import { keepCompiled } from './compiled.ts'

// Whatever is loaded before is compiled anew each time.
keepCompiled()
await import('./product.ts')
