import { listZip, unpack } from '../zip/read-zip.ts'
import { ZipBuilder } from '../zip/zip-builder.ts'

/** A package without the time of its making, so that the same content gives the same bytes. */
export function timeless(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const zip = new ZipBuilder()
  for (const entry of listZip(bytes)) {
    if (entry.name === 'docProps/core.xml') zip.add(entry.name, new TextDecoder().decode(unpack(bytes, entry)).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2022-03-28T00:00:00Z'))
    else zip.copy(bytes, entry)
  }
  return zip.finish()
}
