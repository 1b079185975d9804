import { Worker, type WorkerOptions } from 'node:worker_threads'
import { compiled } from './compiled.ts'

/**
 * Starts a program in a thread of its own. Its modules are compiled once and kept: a thread has nothing of what the others have compiled, and would take
 * a fifth of a second for it each time. Where nothing can be kept it does.
 */
export function startThread(program: URL, options: Omit<WorkerOptions, 'env'> = {}): Worker {
  return new Worker(program, { ...options, env: { NODE_COMPILE_CACHE: compiled } })
}
