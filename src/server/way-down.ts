export interface WayDown {
  /** Whether a signal has asked to leave; what fails from then on fails because its ground is gone. */
  readonly isLeaving: boolean
  /** Notes what has to be closed once it is open, and hands it on. */
  hold<T>(opening: Promise<T>, close: (opened: T) => Promise<void>): Promise<T>
  /** Closes all that was held, the last one first. */
  close(): Promise<void>
}

/**
 * The way down, there from the first moment of a start: a signal closes whatever is open by then, also in the middle of
 * opening, so that no database server stays behind without its parent.
 */
export function wayDown(leave: (code: number) => void = (code) => process.exit(code)): WayDown {
  const closings: (() => Promise<void>)[] = []
  let isLeaving = false
  const close = async (): Promise<void> => {
    for (let closing = closings.pop(); closing !== undefined; closing = closings.pop()) await closing()
  }
  const onSignal = (): void => {
    if (isLeaving) return
    isLeaving = true
    void close().then(() => leave(0), () => leave(1))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  return {
    get isLeaving() {
      return isLeaving
    },
    hold(opening, closeIt) {
      closings.push(() => opening.then(closeIt, () => undefined))
      return opening
    },
    close,
  }
}
