import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

type Found = { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[] }[] }
type WithAxe = { readonly axe?: { run(part: string, options: unknown): Promise<Found> } }

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
const axe = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What somebody who does not see the page, or not its colours, would stumble over. The tool stays in the document, so that
 * the next page of the office need not be given it again.
 * @param part selector of the part to look at
 */
export async function barriersOn(page: Page, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { violations } = await page.evaluate(
    async ([selector, tags]) => {
      const { violations } = await (globalThis as WithAxe).axe!.run(selector, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
      return { violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, html }) => ({ target, html })) })) }
    },
    [part, rules] as const,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`))
}

/** A page that is wider than the screen. Wide tables scroll in their own sheet. */
export async function overflowOf(page: Page): Promise<string[]> {
  const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)
  return needs > has ? [`${needs} px wide on a screen of ${has}`] : []
}
