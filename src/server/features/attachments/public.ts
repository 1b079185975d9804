export { listAttachmentNames } from './attachments.queries.ts'
export { openAttachment } from './open-attachment.ts'
export { recogniseScan } from './recognise-scan.ts'
export { storeAttachment, type NewAttachment } from './store-attachment.ts'
