import type { Form, Item } from './form.ts'

const kept = new WeakMap<Form, ReadonlyMap<string, Item>>()

/** The items of a form by their ids, in its order. */
export function itemsOf(form: Form): ReadonlyMap<string, Item> {
  let items = kept.get(form)
  if (!items) kept.set(form, (items = new Map(form.sections.flatMap((section) => section.items.map((item) => [item.id, item])))))
  return items
}
