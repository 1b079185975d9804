import { expect, test } from 'vitest'
import { recogniseScan } from './recognise-scan.ts'

const bytes = (...head: number[]) => Uint8Array.from([...head, 0, 0, 0])

test.each([
  ['签字页.pdf', bytes(0x25, 0x50, 0x44, 0x46, 0x2d), { name: '签字页.pdf', mediaType: 'application/pdf' }],
  ['签字页.JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), { name: '签字页.JPEG', mediaType: 'image/jpeg' }],
  ['签字页.pdf', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), { name: '签字页.pdf.png', mediaType: 'image/png' }],
  ['签字页', bytes(0xff, 0xd8, 0xff), { name: '签字页.jpg', mediaType: 'image/jpeg' }],
])('%s is told by its bytes', (name, file, told) => {
  expect(recogniseScan(file, name)).toEqual(told)
})

test.each([
  ['page.pdf', new TextEncoder().encode('<html><script>')],
  ['page.png', new Uint8Array()],
  ['drawing.svg', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg">')],
])('%s is refused', (name, file) => {
  expect(() => recogniseScan(file, name)).toThrow('ATTACHMENT_KIND')
})
