/**
 * What stands for the citizen id of somebody without any document (J-17): `无证-001003-0007`, the town and the village of where
 * the person was recorded (the last six digits of the area's twelve; zeros for a whole town) and the how many-th it was there.
 * @param areaCode twelve digits
 * @param count from 1
 */
export function provisionalNumber(areaCode: string, count: number): string {
  return `无证-${areaCode.slice(-6)}-${String(count).padStart(4, '0')}`
}
