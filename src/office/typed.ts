type Field = HTMLInputElement | HTMLTextAreaElement

/** Fields into which something was typed that nobody has saved, with what stood in them before. */
const typed = new Map<Field, string>()
const before = new WeakMap<Field, string>()
let sending = 0

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
  document.addEventListener('focusin', focused)
  document.addEventListener('input', changed)
  return () => {
    document.removeEventListener('focusin', focused)
    document.removeEventListener('input', changed)
  }
}

/** Whether something typed would be gone with the page. A dialog that was closed was given up. */
export function isUnsaved(): boolean {
  for (const [field, was] of typed) if (!field.isConnected || field.value === was) typed.delete(field)
  return [...typed.keys()].some((field) => field.checkVisibility())
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
