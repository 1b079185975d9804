import { ProblemError } from '#client/problem-error.ts'

/** Whether a sign-in waits for the code of the second step. */
export function asksForCode(problem: Error | null): boolean {
  return problem instanceof ProblemError && (problem.code === 'CODE_NEEDED' || problem.code === 'CODE_WRONG')
}
