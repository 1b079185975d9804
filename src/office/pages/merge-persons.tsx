import { comparePersons, mergePersons } from '#contract/duplicates.ts'
import { useParam } from '../address.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { Comparing } from './duplicates/comparing.tsx'
import { paths } from '../paths.ts'

/** Two records of what may be one person, side by side. */
export default function MergePersonsPage() {
  const [id, otherId] = [useParam('id'), useParam('otherId')]
  const merge = useWrite(mergePersons)
  // Once merged there is nothing to compare any more.
  const read = useRead(comparePersons, { params: { id, otherId } }, { enabled: !merge.isPending && !merge.isSuccess })
  return <Comparing read={read} id={id} onMerge={(body) => merge.mutateAsync({ params: { id }, body })} turned={paths.mergePersons(otherId, id)} />
}
