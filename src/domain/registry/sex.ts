/** Sex, absent when nobody said. A citizen id carries it: odd sequence number male, even female (GB 11643-1999). */
export const sexes = ['MALE', 'FEMALE'] as const
export type Sex = (typeof sexes)[number]
