import { parameterNames, type ParameterName } from '#domain/policy/parameters.ts'
import { addParameter } from '../features/registry/public.ts'
import { approveRules, listRules, takeOverRuleSet } from '../features/rules/public.ts'
import type { Play } from './step.ts'

/** Invented, as everything here: an office gives its own. */
const amounts: Partial<Record<ParameterName, number>> = {
  dibaoStandard: 87_000, edgeMultiple: 1.5, disposableIncome: 6_000_000, rigidShare: 0.6, tekunStandard: 113_100, orphanStandard: 180_000, ageAllowance80: 5_000, ageAllowance90: 10_000, ageAllowance100: 50_000,
  disabilityLiving: 9_000, disabilityNursing1: 12_000, disabilityNursing2: 9_000, reviewMonths: 12, reviewMonthsUnstable: 6,
  visitDaysHighRisk: 7, visitDaysKey: 30, visitDaysGeneral: 90, cardNoticeDays: 90,
}
/** Days after the campaign's start: yesterday. */
const day = 31
const basis = '示例数据，不是真实标准'

/** The amounts of the district, then the national rules: one officer proposes them, another publishes them. */
export async function playRules(play: Play): Promise<void> {
  for (const name of parameterNames) {
    const value = amounts[name]
    if (value !== undefined) await play.act({ day, at: '08:40', login: 'quxian' }, `parameter-${name}`, (work) => addParameter(work, { name, areaId: work.districtKey, hukou: '', from: play.dayOf(0), value, basis }), 'wide')
  }
  await play.act({ day, at: '08:50', login: 'quxian' }, 'rules-proposed', (work) => takeOverRuleSet(work, 'national', play.dayOf(day)), 'wide')
  await play.act({ day, at: '09:10', login: 'fuhe' }, 'rules-published', async (work) => approveRules(work, (await listRules(work)).flatMap((rule) => (rule.open?.mayDecide ? [rule.open.id] : []))), 'wide')
}
