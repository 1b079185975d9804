import { problem } from '#domain/problem/problem.ts'
import { BrokenZip, listZip, unpack, type ZipEntry } from '../zip/read-zip.ts'

export type Recognised = { readonly kind: 'xlsx' | 'ods'; readonly entries: readonly ZipEntry[] } | { readonly kind: 'csv' }

const mostBytes = 2 ** 31
const bombFrom = 256 * 2 ** 20
const bombRatio = 400
const smallPart = 4 * 2 ** 20

/**
 * Says by its bytes, never by its name, what a file is. Everything that is not a readable workbook is a problem of its own:
 * WORKBOOK_EMPTY, _OLD_XLS, _PROTECTED, _TRUNCATED, _DISGUISED (a web page or other text called .xls), _PICTURE, _EXPLODES, _UNREADABLE.
 */
export function recognise(bytes: Uint8Array): Recognised {
  if (bytes.every((byte) => byte === 0 || byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)) throw problem('WORKBOOK_EMPTY')
  if (starts(bytes, 0x50, 0x4b, 0x05, 0x06)) throw problem('WORKBOOK_EMPTY')
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return recogniseZip(bytes)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw recogniseCompound(bytes)
  if (starts(bytes, 0x09, 0x08) || starts(bytes, 0x09, 0x04)) throw problem('WORKBOOK_OLD_XLS')
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw problem('WORKBOOK_DISGUISED', { as: 'PDF' })
  if (pictures.some((head) => starts(bytes, ...head))) throw problem('WORKBOOK_PICTURE')
  return recogniseText(bytes)
}

/** PNG, JPEG, GIF, TIFF. */
const pictures = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38], [0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a]]

function starts(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}

function recogniseZip(bytes: Uint8Array): Recognised {
  let entries: ZipEntry[]
  try {
    entries = listZip(bytes)
  } catch (error) {
    if (error instanceof BrokenZip) throw problem('WORKBOOK_TRUNCATED')
    throw error
  }
  if (entries.some((entry) => (entry.flags & 1) === 1)) throw problem('WORKBOOK_PROTECTED')
  const has = (test: RegExp) => entries.some((entry) => test.test(entry.name))
  if (has(/^word\//)) throw problem('WORKBOOK_DISGUISED', { as: 'docx' })
  if (has(/^xl\/workbook\.bin$/)) throw problem('WORKBOOK_UNREADABLE', { as: 'xlsb' })
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (size > mostBytes || (size > bombFrom && size > bytes.length * bombRatio)) throw problem('WORKBOOK_EXPLODES', { megabytes: Math.round(size / 2 ** 20) })
  if (has(/^mimetype$/) && has(/^content\.xml$/)) return { kind: recogniseDocument(bytes, entries), entries }
  if (!has(/^\[Content_Types\]\.xml$/) || !has(/(^|\/)workbook\.xml$/i)) throw problem('WORKBOOK_UNREADABLE', { as: 'zip' })
  return { kind: 'xlsx', entries }
}

// OpenDocument says in its first file what it is, and in its list of files whether they are encrypted (ODF 1.3 part 2, 3 and 4.8).
function recogniseDocument(bytes: Uint8Array, entries: readonly ZipEntry[]): 'ods' {
  const text = (name: string): string => {
    const entry = entries.find((one) => one.name === name)
    if (!entry || entry.size > smallPart) return ''
    try {
      return new TextDecoder().decode(unpack(bytes, entry))
    } catch (error) {
      if (error instanceof BrokenZip) throw problem('WORKBOOK_TRUNCATED')
      throw error
    }
  }
  if (text('META-INF/manifest.xml').includes('encryption-data')) throw problem('WORKBOOK_PROTECTED')
  const type = text('mimetype').trim()
  if (!type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) throw problem('WORKBOOK_DISGUISED', { as: type.split('.').at(-1) ?? 'ODF' })
  return 'ods'
}

// The directory of a compound file names its streams in UTF-16.
function recogniseCompound(bytes: Uint8Array): Error {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (name: string) => file.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return problem('WORKBOOK_PROTECTED')
  if (holds('Workbook') || holds('Book')) return problem('WORKBOOK_OLD_XLS')
  return problem('WORKBOOK_UNREADABLE', { as: holds('WordDocument') ? 'doc' : 'ole' })
}

function recogniseText(bytes: Uint8Array): Recognised {
  const wide = starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)
  const head = Buffer.from(bytes.subarray(0, 4096))
  const text = head.toString('latin1').replaceAll('\0', '').replace(/^(ï»¿|ÿþ|þÿ)?\s*/, '')
  if (/^(<!doctype html|<html|<head|<meta|<table|<style|<body|<div)/i.test(text)) throw problem('WORKBOOK_DISGUISED', { as: 'HTML' })
  if (text.startsWith('<?xml') || /^<\w+[\s>:]/.test(text)) throw problem('WORKBOOK_DISGUISED', { as: /<(\w+:)?html/i.test(text) ? 'HTML' : 'XML' })
  if (text.startsWith('{\\rtf') || text.startsWith('MIME-Version')) throw problem('WORKBOOK_DISGUISED', { as: text.startsWith('{') ? 'RTF' : 'MHTML' })
  if (text === '') throw problem('WORKBOOK_EMPTY')
  if (!wide && head.includes(0) && !looksWide(head)) throw problem('WORKBOOK_UNREADABLE', { as: 'binary' })
  return { kind: 'csv' }
}

/** Whether bytes look like UTF-16 of a table in spite of a missing mark: nearly every line has a delimiter with a zero byte beside it. */
export function looksWide(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let [even, odd] = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) i % 2 === 0 ? even++ : odd++
  // 一 is 00 4E: now and then a zero stands on the other side too.
  if (odd > head.length / 20 && even * 4 < odd) return 'utf-16le'
  if (even > head.length / 20 && odd * 4 < even) return 'utf-16be'
  return undefined
}
