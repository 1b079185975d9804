/** A share with the bounds between which the true one lies in 95 of 100 samples. */
export type Estimate = { readonly share: number; readonly from: number; readonly to: number }

const z = 1.959963984540054 // of 95 %

/**
 * The share of hits in a random sample with its Wilson score interval (E. B. Wilson, 1927), which stays within 0 and 1 and tells
 * something also when nothing or everything was hit.
 * @returns undefined for an empty sample
 */
export function wilsonInterval(hits: number, size: number): Estimate | undefined {
  if (size === 0) return undefined
  const share = hits / size
  const spread = z * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size))
  const middle = share + (z * z) / (2 * size)
  const scale = 1 + (z * z) / size
  return { share, from: hits === 0 ? 0 : (middle - spread) / scale, to: hits === size ? 1 : (middle + spread) / scale }
}
