import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const features = readdirSync(new URL('../../locales/zh-CN/', import.meta.url)).map((name) => name.replace('.json', ''))

/** No text on the page is the key of a text, and no place in a text stayed unfilled. Rules and addresses of data are no words. */
export async function expectWords(page: Page): Promise<void> {
  const unsaid = await page.evaluate((names) => {
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
  expect(unsaid, page.url()).toEqual([])
}
