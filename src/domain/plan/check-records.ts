import type { Complaints } from './complaints.ts'
import type { RawPlan } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** Complains about kinds of records whose items do not hold together, or that name what is not there. */
export function checkRecords(yaml: YamlFile, plan: RawPlan, complaints: Complaints): void {
  const levels = plan.levels.map((level) => level.id)
  complaints.distinct(yaml, (plan.records ?? []).map((kind, index) => ({ id: kind.id, path: ['records', index, 'id'] })))
  plan.records?.forEach((kind, index) => {
    const path: Path = ['records', index]
    kind.by.forEach((level, at) => complaints.name(yaml, [...path, 'by', at], 'level', level, levels))
    if (kind['answered-by'] !== undefined) complaints.name(yaml, [...path, 'answered-by'], 'level', kind['answered-by'], levels)
    complaints.distinct(yaml, kind.items.map((item, at) => ({ id: item.id, path: [...path, 'items', at, 'id'] })))
    kind.items.forEach((item, at) => {
      const place = [...path, 'items', at]
      const isChoice = item.type === 'choice' || item.type === 'choices'
      if (isChoice && !item.options) complaints.at(yaml, place, 'OPTIONS_MISSING', { item: item.id }, 'options: …')
      if (!isChoice && item.type !== 'participants' && item.options) complaints.at(yaml, [...place, 'options'], 'OPTIONS_NOT_HERE', { type: item.type }, undefined, true)
      if (item.options) complaints.distinct(yaml, item.options.map((option, no) => ({ id: option.code, path: [...place, 'options', no, 'code'] })))
      if (item.level === undefined) return
      if (item.type !== 'participants') complaints.at(yaml, [...place, 'level'], 'LEVEL_NOT_HERE', { type: item.type }, 'type: participants', true)
      complaints.name(yaml, [...place, 'level'], 'level', item.level, levels)
    })
    const numbers = kind.items.filter((item) => item.type === 'integer').map((item) => item.id)
    if (!kind.coverage) return
    complaints.name(yaml, [...path, 'coverage', 'looked-at'], 'number-item', kind.coverage['looked-at'], numbers)
    complaints.name(yaml, [...path, 'coverage', 'of'], 'number-item', kind.coverage.of, numbers)
  })

  plan.duties?.forEach((duty, index) => {
    const record = duty['done-by']?.record
    if (record === undefined) return
    const path: Path = ['duties', index, 'done-by', 'record']
    if (!complaints.name(yaml, path, 'record', record, (plan.records ?? []).map((kind) => kind.id))) return
    const by = plan.records?.find((kind) => kind.id === record)?.by ?? []
    const level = duty.actor.split('.')[0]!
    if (!by.includes(level)) complaints.at(yaml, path, 'RECORD_OF_OTHERS', { record, level, by: by.join(', ') })
  })
}
