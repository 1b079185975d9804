import { cpus, loadavg, totalmem, type as osType, release } from 'node:os'

/** What a figure has to be read with. */
export async function machineFacts(): Promise<Record<string, unknown>> {
  const [first] = cpus()
  return {
    cores: cpus().length,
    processor: first?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${osType()} ${release()}`,
    node: process.version,
    // Of the minute before.
    loadBefore: Number(loadavg()[0]!.toFixed(1)),
    note: 'a shared machine: read the ratios, not the seconds',
  }
}
