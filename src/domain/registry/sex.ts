/** Sex as citizen ids and the registry hold it. Absent when nobody said (GB/T 2261.1 codes 1 and 2). */
export type Sex = 'M' | 'F'
