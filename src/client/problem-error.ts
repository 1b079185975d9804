import type { ProblemDetails } from '#domain/problem/problem.ts'

/** A problem as it came over the wire (RFC 9457), or `UNAVAILABLE` when nothing came at all. */
export class ProblemError extends Error {
  readonly code: string
  readonly status: number
  readonly details: ProblemDetails
  constructor(code: string, status: number, details: ProblemDetails = {}) {
    super(code)
    this.name = 'ProblemError'
    this.code = code
    this.status = status
    this.details = details
  }
}

/** Reads the problem out of an answer that is not a success; an answer that is none of ours becomes `UNEXPECTED` or `UNAVAILABLE`. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    const details = 'details' in body && typeof body.details === 'object' && body.details !== null ? (body.details as ProblemDetails) : {}
    return new ProblemError(body.code, response.status, details)
  }
  return new ProblemError(response.status >= 502 && response.status <= 504 ? 'UNAVAILABLE' : 'UNEXPECTED', response.status)
}
