import { person, type RosterHousehold, type RosterPerson } from '../roster-household.ts'
import type { Chance } from './chance.ts'
import { familyName, givenName } from './names.ts'

type More = Parameters<typeof person>[4]

/** Who lives in a household and why it is on the list; the address comes after. */
export interface Family {
  readonly members: readonly RosterPerson[]
  readonly more?: Pick<RosterHousehold, 'source' | 'reason' | 'hasMergedHead'>
}

const other = (sex: '男' | '女') => (sex === '男' ? '女' : '男')

/** Writes the members of one family: they share a name but for whoever married in. */
export class Household {
  readonly members: RosterPerson[] = []
  readonly #chance: Chance
  readonly #family: string

  constructor(chance: Chance) {
    this.#chance = chance
    this.#family = familyName(chance)
  }

  head(sex: '男' | '女', age: number, more?: More): this {
    return this.#add(this.#family, sex, age, '户主', more)
  }

  spouse(more?: More): this {
    const [head] = this.members
    const sex = other(head!.sex)
    const age = (head!.age as number) + this.#chance.between(-4, 2)
    return this.#add(familyName(this.#chance), sex, age, sex === '女' ? '妻' : '夫', more)
  }

  child(age: number, more?: More): this {
    const sex = this.#chance.of(['男', '女'] as const)
    return this.#add(this.#family, sex, age, sex === '男' ? '儿子' : '女儿', more)
  }

  grandchild(age: number, more?: More): this {
    const sex = this.#chance.of(['男', '女'] as const)
    return this.#add(this.#family, sex, age, sex === '男' ? '孙子' : '孙女', more)
  }

  parent(sex: '男' | '女', age: number, more?: More): this {
    return this.#add(sex === '男' ? this.#family : familyName(this.#chance), sex, age, sex === '男' ? '父亲' : '母亲', more)
  }

  done(more: Family['more'] = {}): Family {
    return { members: this.members, more }
  }

  #add(family: string, sex: '男' | '女', age: number, relation: string, more: More = {}): this {
    this.members.push(person(family + givenName(this.#chance, sex, age), sex, age, relation, more))
    return this
  }
}
