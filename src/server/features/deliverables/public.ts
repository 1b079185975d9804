export { listVersionsNaming, type VersionNaming } from './versions-naming.ts'
