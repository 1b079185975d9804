import type { Locator } from 'playwright-core'
import type { Seat } from './seat.ts'

/** What somebody who finds everything in order would say; the first that a question offers is taken. */
const inOrder = ['没有变化', '无残疾', '与家人同住', '都不是', '正常', '不需要', '基本稳定', '正在享受', '安全', '是']

/** The pages of a visit, by the names in the list at the left. */
export function surveyPage(seat: Seat, name: string | RegExp): Locator {
  return seat.page.getByRole('navigation', { name: '走访各页' }).getByRole('button', { name })
}

/** A question of the page that is open, by its words. */
export function question(seat: Seat, words: string | RegExp): Locator {
  return seat.page.locator('fieldset.question').filter({ hasText: words })
}

export function answer(within: Locator, choice: string): Promise<void> {
  return within.getByRole('radio', { name: choice, exact: true }).check()
}

/** Answers every question that has no answer yet, page by page; an answer may open more questions, also on a page before. */
export async function answerTheRest(seat: Seat): Promise<void> {
  const open = seat.page.getByRole('navigation', { name: '走访各页' }).getByRole('button').filter({ has: seat.page.getByTitle(/^还剩 \d+ 处$/) }).filter({ hasNotText: '核对提交' })
  for (let round = 0; round < 20 && (await open.count()) > 0; round += 1) {
    await open.first().click()
    await answerPage(seat)
  }
}

async function answerPage(seat: Seat): Promise<void> {
  const questions = seat.page.locator('fieldset.question:not(:has(:checked))').filter({ has: seat.page.getByRole('radio') })
  for (let round = 0; round < 60 && (await questions.count()) > 0; round += 1) {
    const one = questions.first()
    const offered = await one.getByRole('radio').evaluateAll((radios) => radios.map((radio) => radio.parentElement?.textContent ?? ''))
    const choice = inOrder.find((word) => offered.includes(word)) ?? (offered.includes('不知道') ? '不知道' : offered[0])
    await answer(one, choice ?? '')
  }
}
