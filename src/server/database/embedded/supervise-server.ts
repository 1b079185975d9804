import { setTimeout as sleep } from 'node:timers/promises'
import { signalPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts'
import type { Listen, Place, Postmaster } from './postmaster.ts'

export interface Supervision {
  /** Process number of the server now. */
  pid(): number
  stop(): Promise<void>
}

/** Starts the server again whenever it ends without being told to. */
export function superviseServer(
  place: Place,
  listen: Listen,
  first: Postmaster,
  log: (line: string) => void,
): Supervision {
  let server = first
  let isStopping = false
  let restart: Promise<void> = Promise.resolve()
  // The last resort of a process that ends without stop(): exit handlers cannot wait, but they can tell.
  const tellOnExit = () => signalPostmaster(server.pid, 'SIGINT')
  process.once('exit', tellOnExit)
  const follow = () => {
    void server.gone.then(() => {
      if (!isStopping) restart = startAgain()
    })
  }
  const startAgain = async () => {
    for (let pauseMs = 0; !isStopping; pauseMs = Math.min(10_000, pauseMs * 2 + 100)) {
      await sleep(pauseMs)
      try {
        log(`PostgreSQL ${server.pid} ended unexpectedly; starting it again`)
        server = await startPostmaster(place, listen)
        return follow()
      } catch (error) {
        log((error as Error).message)
      }
    }
  }
  follow()
  return {
    pid: () => server.pid,
    async stop() {
      isStopping = true
      await restart
      process.removeListener('exit', tellOnExit)
      await stopPostmaster(server.pid, place)
    },
  }
}
