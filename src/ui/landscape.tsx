/** This page prints across: wide tables on A4. */
export function Landscape() {
  return <style>{'@page { size: A4 landscape; margin: 12mm 12mm 14mm; }'}</style>
}
