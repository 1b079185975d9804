import { problem } from '#domain/problem/problem.ts'
import { performJob } from '../../http/perform.ts'
import type { Actor, Services } from '../../http/work.ts'
import { setSessionDistrict } from './accounts.queries.ts'
import { actorOf, type Place } from './actor-of.ts'
import { districtsOf } from './district-of.ts'
import type { Present } from './find-actor.ts'

/** The district that somebody of a city looks at until they sign out or choose another. It lies below the city or is not found. */
export async function chooseDistrict(services: Services, present: Present, districtId: string): Promise<{ actor: Actor; districts: Place[] }> {
  const districts = await districtsOf(services, present.account)
  const chosen = districts.find((district) => district.id === districtId)

  if (!chosen) throw problem('NOT_FOUND')

  const actor = actorOf(present.account, chosen)
  await performJob(services, actor, 'wide', async (work) => {
    await setSessionDistrict(work.trx, present.tokenHash, chosen.districtKey)
    work.record({ action: 'choose-district', objectType: 'account', objectId: actor.accountId, areaPath: chosen.path })
  })
  return { actor, districts }
}
