import { getAttachment } from '#contract/rosters.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { openAttachment } from './open-attachment.ts'

export function mountAttachments(endpoints: Endpoints): void {
  endpoints.read(getAttachment, (work, { params }) => openAttachment(work, params.id))
}
