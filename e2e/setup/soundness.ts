import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/**
 * What somebody who does not see the page, or not its colours, would stumble over.
 * @param part selector of the part to look at
 */
export async function barriersOn(page: Page, part = 'html'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).options({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`))
}

/** A page that is wider than the screen. Wide tables scroll in their own sheet. */
export async function overflowOf(page: Page): Promise<string[]> {
  const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)
  return needs > has ? [`${needs} px wide on a screen of ${has}`] : []
}
