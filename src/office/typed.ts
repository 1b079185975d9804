type Field = HTMLInputElement | HTMLTextAreaElement

/** Fields into which something was typed that nobody has saved, with what stood in them before. */
const typed = new Map<Field, string>()
const before = new WeakMap<Field, string>()
let sending = 0

/** What keeps by itself what is typed into it. */
export interface Keeper {
  /** Saves everything. @returns false when it could not */
  readonly settle: () => Promise<boolean>
  /** Whether it cannot save what was typed, and nobody will find it again. */
  readonly isStuck: () => boolean
}
const keepers = new Set<Keeper>()

/** @returns what ends it */
export function registerKeeper(keeper: Keeper): () => void {
  keepers.add(keeper)
  return () => void keepers.delete(keeper)
}

/** Saves what keeps itself. @returns whether all of it is saved */
export async function settleKept(): Promise<boolean> {
  return (await Promise.all([...keepers].map((keeper) => keeper.settle()))).every(Boolean)
}

/** Nobody wants what was typed any more. */
export function forgetTyped(): void {
  typed.clear()
  keepers.clear()
}

const kinds: ReadonlySet<string> = new Set(['text', 'tel', 'number', 'email', 'url', 'date', 'textarea'])

// A search is typed again in no time; the list of a choice is narrowed by typing; what keeps itself needs nobody to watch it.
function watched(target: EventTarget | null): Field | undefined {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  if (!isField || !kinds.has(target.type) || target.getAttribute('role') === 'combobox') return undefined
  return target.closest('[role="search"], [data-keeps]') ? undefined : target
}

/** Watches the fields of all pages, those that are to come too. @returns what ends it */
export function watchTyping(): () => void {
  const focused = ({ target }: Event) => {
    const field = watched(target)
    if (field && !typed.has(field)) before.set(field, field.value)
  }
  const changed = ({ target }: Event) => {
    const field = watched(target)
    if (field && !typed.has(field)) typed.set(field, before.get(field) ?? field.defaultValue)
  }
  // Escape closes a dialog at once; one in which something was typed is closed by its buttons.
  const escaped = (event: KeyboardEvent) => {
    const dialog = event.key === 'Escape' && event.target instanceof Element ? event.target.closest('[role="dialog"]') : null
    if (dialog && event.target instanceof Element && event.target.getAttribute('aria-expanded') !== 'true' && unsavedFields().some((field) => dialog.contains(field))) event.stopImmediatePropagation()
  }
  document.addEventListener('focusin', focused)
  document.addEventListener('input', changed)
  window.addEventListener('keydown', escaped, true)
  return () => {
    document.removeEventListener('focusin', focused)
    document.removeEventListener('input', changed)
    window.removeEventListener('keydown', escaped, true)
  }
}

function unsavedFields(): Field[] {
  for (const [field, was] of typed) if (!field.isConnected || field.value === was) typed.delete(field)
  return [...typed.keys()].filter((field) => field.checkVisibility())
}

/** Whether something typed would be gone with the page. A dialog that was closed was given up. */
export function isUnsaved(): boolean {
  return unsavedFields().length > 0 || [...keepers].some((keeper) => keeper.isStuck())
}

/** Whether something is on its way to the server, which a page that is loaded anew would cut off. */
export function isSending(): boolean {
  return sending > 0
}

/** What a write takes along is no longer unsaved, unless it fails. @param input what is sent, as JSON */
export function sendTyped(input: string): (isSaved: boolean) => void {
  const along = [...typed].filter(([field]) => field.value.trim() === '' || input.includes(JSON.stringify(field.value.trim()).slice(1, -1)))
  for (const [field] of along) typed.delete(field)
  sending += 1
  return (isSaved) => {
    sending -= 1
    if (isSaved) for (const [field] of along) before.set(field, field.value)
    else for (const [field, was] of along) typed.set(field, was)
  }
}
