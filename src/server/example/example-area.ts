import type { AreaLevel } from '#domain/access/access.ts'

export interface ExampleArea {
  readonly level: Extract<AreaLevel, 'district' | 'town' | 'village'>
  readonly code: string
  readonly name: string
  readonly parentCode: string
}
