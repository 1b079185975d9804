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

/**
 * Whether the page is built as none before: other elements, classes or roles, however many rows there are and whatever they say.
 * @param seen builds that were looked at; what is new is added
 */
export async function isBuiltAnew(page: Page, seen: Set<string>): Promise<boolean> {
  const builds = await page.evaluate(() => {
    const named = ['role', 'type', 'aria-label', 'aria-labelledby', 'aria-expanded', 'aria-current', 'href', 'style', 'disabled'].map((name) => [name, name === 'href' || name.startsWith('aria-label')] as const)
    const buildOf = (element: Element): string => {
      const own = named.map(([name, isOnlyThere]) => (isOnlyThere ? Number(element.hasAttribute(name)) : (element.getAttribute(name) ?? ''))).join('|')
      const says = Number([...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
      return `${element.tagName} ${element.getAttribute('class') ?? ''} ${own} ${says}[${[...new Set([...element.children].map(buildOf))].join()}]`
    }
    return [...document.body.querySelectorAll('main')].map(buildOf)
  })
  const isNew = builds.length === 0 || builds.some((build) => !seen.has(build))
  for (const build of builds) seen.add(build)
  return isNew
}

/** A page that is wider than the screen, and what stands out of its card at a side. Wide tables scroll in their own sheet. */
export async function overflowOf(page: Page): Promise<string[]> {
  const [needs, has, out] = await page.evaluate(() => {
    const scrolls = (element: Element) => getComputedStyle(element).overflowX !== 'visible'
    const isCut = (element: Element, card: Element): boolean => element !== card && (scrolls(element) || isCut(element.parentElement as Element, card))
    const out = [...document.querySelectorAll('.sheet-body')].flatMap((card) => {
      const { left, right } = card.getBoundingClientRect()
      const isOut = (element: Element) => {
        const box = element.getBoundingClientRect()
        return element.checkVisibility() && (box.right > right + 1 || box.left < left - 1)
      }
      return [...card.querySelectorAll('*')].filter((element) => isOut(element) && !isCut(element.parentElement as Element, card)).map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`)
    })
    return [document.documentElement.scrollWidth, document.documentElement.clientWidth, out] as const
  })
  return [...(needs > has ? [`${needs} px wide on a screen of ${has}`] : []), ...out.map((element) => `out of its card: ${element}`)]
}
