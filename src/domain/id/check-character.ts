const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const characters = '10X98765432'

/**
 * The check character of a citizen id (ISO 7064:1983 MOD 11-2, GB 11643-1999).
 * @param first17 the first 17 digits
 */
export function checkCharacterOf(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * weights[i]!
  return characters[sum % 11]!
}
