/** A person of the example's roster, in the words that a roster is written in. */
export interface RosterPerson extends Circumstances {
  readonly name: string
  readonly sex: '男' | '女'
  /** Age reached in the year of the roster; `eightySoon` is the one who turns 80 a few days after it. */
  readonly age: number | 'eightySoon'
  readonly relation: string
}

interface Circumstances {
  /** What is received, as an office writes it. */
  readonly aid?: string
  /** Years since it is received. */
  readonly since?: number
  /** Yuan a month. */
  readonly amount?: number
  readonly support?: string
  readonly disability?: string
  readonly selfCare?: string
  readonly living?: string
  readonly ill?: string
  readonly child?: string
  readonly remark?: string
  /** What became of the id on its way through spreadsheets and hands. */
  readonly id?: 'scientific' | 'number' | 'wrong digit' | '15 digits' | 'of the one before of this name'
  /** Nobody wrote the name. */
  readonly isNameless?: true
}

export interface RosterHousehold {
  readonly group: string
  readonly address: string
  readonly source?: string
  readonly reason?: string
  readonly hukou?: string
  readonly members: readonly RosterPerson[]
  /** 户主姓名 is one merged cell, as on paper. */
  readonly hasMergedHead?: true
}

/** Households of one village; without `village` those of whom only the town is known, without `town` not even that. */
export interface RosterVillage {
  readonly town: string
  readonly village: string
  readonly households: readonly RosterHousehold[]
}

export const person = (name: string, sex: '男' | '女', age: RosterPerson['age'], relation: string, more: Circumstances = {}): RosterPerson => ({ name, sex, age, relation, ...more })

export const household = (group: string, address: string, members: readonly RosterPerson[], more: Partial<RosterHousehold> = {}): RosterHousehold => ({ group, address, members, ...more })
