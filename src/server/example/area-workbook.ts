import type { exampleCity } from './areas.ts'
import type { ExampleArea } from './example-area.ts'

const levelWords = { city: '市', district: '区', town: '镇（街道）', village: '村（居）' } as const

/** The areas as the CSV file that an officer would send. */
export function areaWorkbook(areas: readonly (ExampleArea | typeof exampleCity)[]): Uint8Array {
  const rows = areas.map((area) => [levelWords[area.level], area.code, area.name, area.parentCode].join(','))
  return new TextEncoder().encode(['级别,代码,名称,上级代码', ...rows].join('\r\n'))
}
