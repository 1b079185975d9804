import { useEffect, useRef, useState } from 'react'
import { placeEntries } from '#contract/rosters.ts'
import { useWrite } from '../../use-write.ts'

export type Placing = { readonly entryIds: readonly string[]; readonly villageId: string }

const secondsToUndo = 6

/**
 * Gives households a village. The rows leave the box at once, the server is told some seconds later: until then it can be undone,
 * afterwards not (nothing goes back into the box). Leaving the page sends what waits.
 */
export function usePlacing(campaignId: string) {
  const write = useWrite(placeEntries)
  const [waiting, setWaiting] = useState<Placing>()
  const [done, setDone] = useState<{ readonly count: number; readonly villageId: string }>()
  const latest = useRef<Placing>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const send = () => {
    const placing = latest.current
    clearTimeout(timer.current)
    latest.current = undefined
    if (!placing) return
    write.mutate(
      { params: { id: campaignId }, body: { entryIds: [...placing.entryIds], villageId: placing.villageId } },
      { onSuccess: ({ placed }) => setDone({ count: placed, villageId: placing.villageId }), onSettled: () => setWaiting(undefined) },
    )
  }
  const sendNow = useRef(send)
  sendNow.current = send
  useEffect(() => () => sendNow.current(), [])
  return {
    waiting,
    done,
    problem: write.error,
    place: (placing: Placing) => {
      send()
      write.reset()
      setDone(undefined)
      latest.current = placing
      setWaiting(placing)
      timer.current = setTimeout(() => sendNow.current(), secondsToUndo * 1000)
    },
    undo: () => {
      clearTimeout(timer.current)
      latest.current = undefined
      setWaiting(undefined)
    },
    sendNow: send,
    canUndo: waiting !== undefined && !write.isPending,
  }
}
