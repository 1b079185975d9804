import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'

const features = readdirSync(new URL('../../locales/zh-CN/', import.meta.url)).map((name) => name.replace('.json', ''))

/** Texts on the page that are the key of a text, and places in a text that stayed unfilled. Rules and addresses of data are no words. */
export function unsaidOn(page: Page): Promise<string[]> {
  return page.evaluate((names) => {
    const key = new RegExp(`(?<![\\w.])(?:${names.join('|')})\\.[a-zA-Z][\\w.-]*|\\{\\w+\\}|\\bundefined\\b|\\bNaN\\b|\\[object`, 'g')
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (!node.parentElement?.closest('code, .mono, script, style')) found.push(...(node.textContent?.match(key) ?? []))
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      for (const name of ['aria-label', 'placeholder', 'title']) found.push(...(element.getAttribute(name)?.match(key) ?? []))
    }
    return [...found, ...(document.title.match(key) ?? [])]
  }, features)
}
