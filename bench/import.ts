import { measureImportJob } from './import-job.ts'
import { measureWorkbook } from './import-workbook.ts'
import type { Measured } from './main.ts'

/** P5: a messy workbook of 100,000 rows, read and given back (without storing), and as the import job stores it. */
export async function measureImport(): Promise<Measured> {
  const workbook = await measureWorkbook()
  const job = await measureImportJob()
  return {
    job: 'P5 import',
    figures: {
      what: '100,000 rows of 24 columns, 5 % of them bad; reading, understanding and annotating beside streaming the same workbook and doing nothing; then the import job into PostgreSQL',
      workbook,
      intoDatabase: job,
      bar: { ratioToStreaming: 3, ratioOverRowByRow: 15, peakMb: 400 },
    },
  }
}
