import { problem } from '#domain/problem/problem.ts'
import { recogniseScan } from '../attachments/public.ts'

// What offices write: packages of today (docx, xlsx, pptx and their open kin) and the compound files of WPS and older programs.
const documents: readonly { readonly head: readonly number[]; readonly types: Readonly<Record<string, string>> }[] = [
  {
    head: [0x50, 0x4b, 0x03, 0x04],
    types: {
      docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ofd: 'application/ofd',
      odt: 'application/vnd.oasis.opendocument.text',
    },
  },
  { head: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], types: { doc: 'application/msword', wps: 'application/vnd.ms-works', xls: 'application/vnd.ms-excel', et: 'application/vnd.ms-excel' } },
]

/** What a file of a record is: a scan, a photo, or a document of an office program, by its bytes and its ending together. Problem: ATTACHMENT_KIND. */
export function recogniseFile(bytes: Uint8Array, name: string): { name: string; mediaType: string } {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const document = documents.find(({ head }) => head.every((byte, index) => bytes[index] === byte))
  if (!document) return recogniseScan(bytes, name)
  const mediaType = Object.hasOwn(document.types, ending) ? document.types[ending] : undefined
  if (mediaType === undefined) throw problem('ATTACHMENT_KIND')
  return { name, mediaType }
}
