import * as contract from '#contract/key-households.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { addContact } from './add-contact.ts'
import { addKey } from './add-key.ts'
import { changeKey } from './change-key.ts'
import { getKey } from './get-key.ts'
import { getKeyWorkbook } from './get-workbook.ts'
import { listKeys } from './list-keys.ts'
import { listProposedKeys } from './list-proposed-keys.ts'
import { takeOffKey } from './take-off-key.ts'

export function mountKeyHouseholds(endpoints: Endpoints): void {
  endpoints.read(contract.listKeyHouseholds, (work, { params, query }) => listKeys(work, params.id, query))
  endpoints.read(contract.listProposedKeys, (work, { params }) => listProposedKeys(work, params.id))
  endpoints.read(contract.getKeyWorkbook, (work, { params, query }) => getKeyWorkbook(work, params.id, query))
  endpoints.read(contract.getKeyHousehold, (work, { params }) => getKey(work, params.id))
  endpoints.write(contract.addKeyHousehold, (work, { params, body }) => addKey(work, params.id, body))
  endpoints.write(contract.changeKeyHousehold, (work, { params, body }) => changeKey(work, params.id, body))
  endpoints.write(contract.takeOffKeyHousehold, (work, { params, body }) => takeOffKey(work, params.id, body))
  endpoints.write(contract.addKeyContact, (work, { params, body }) => addContact(work, params.id, body))
}
