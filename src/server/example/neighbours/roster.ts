import { household, type RosterHousehold, type RosterPerson, type RosterVillage } from '../roster-household.ts'
import { Chance } from './chance.ts'
import { familyIn } from './families.ts'
import { neighbourTowns } from './places.ts'

/** Households on the lists of the seven towns. */
const households = 2938
const villages = neighbourTowns.reduce((sum, town) => sum + town.villages.length, 0)
/** Share of the people whose id was spoilt on its way. */
const spoilt = 0.004

/** The lists of the seven towns: the same every time, whoever is in them does not exist. */
export function neighbourRosters(): readonly (readonly [title: string, villages: readonly RosterVillage[]])[] {
  const chance = new Chance(20220328)
  let left = households
  let ahead = villages
  const numerals = ['四', '五', '六', '七', '八', '九', '十']
  return neighbourTowns.map((town, at) => [
    `${numerals[at]}、${town.name}`,
    town.villages.map(({ name }) => {
      const count = ahead === 1 ? left : Math.round((left / ahead) * (0.6 + chance.next() * 0.8))
      ahead -= 1
      left -= count
      return { town: town.name, village: name, households: Array.from({ length: count }, (_, index) => oneOf(name, index, chance)) }
    }),
  ])
}

function oneOf(village: string, index: number, chance: Chance): RosterHousehold {
  const { members, more } = familyIn(chance)
  const isCommunity = village.endsWith('社区')
  const group = chance.between(1, 9)
  const address = isCommunity ? `${village.replace('社区', '')}路${chance.between(1, 180)}号${chance.between(1, 30)}幢${chance.between(1, 6)}0${chance.between(1, 4)}室` : `${village}${group}组${index + 1}号`
  return household(isCommunity ? `第${'一二三四五六七八九'[group - 1]}网格` : `${group}组`, address, members.map((someone) => spoil(someone, chance)), { ...more })
}

function spoil(someone: RosterPerson, chance: Chance): RosterPerson {
  return chance.isIn(spoilt) ? { ...someone, id: chance.of(['scientific', 'number', 'wrong digit', '15 digits'] as const) } : someone
}
