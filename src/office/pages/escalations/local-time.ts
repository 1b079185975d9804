// Offices work by the official time wherever the browser stands.
const offset = 8 * 3_600_000

/** A moment as a field of a form shows it, `2026-11-21T09:20`, in Beijing time. */
export function toLocal(at: Date): string {
  return new Date(at.getTime() + offset).toISOString().slice(0, 16)
}

/** What stands in such a field as a moment with its zone. */
export function fromLocal(text: string): string {
  return `${text}:00+08:00`
}
