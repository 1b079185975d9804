export { listAttachmentNames } from './attachments.queries.ts'
export { readAttachment } from './read-attachment.ts'
export { recogniseScan } from './recognise-scan.ts'
export { storeAttachment, type NewAttachment } from './store-attachment.ts'
