export { isKeptBack, readerOf, remarkOf, remarks, rowTexts, shownFacts, type Beside, type Reader, type RowTexts } from './telling.ts'
