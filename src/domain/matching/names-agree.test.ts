import { expect, test } from 'vitest'
import { namesAgree } from './names-agree.ts'

test.each([
  ['王芳', ' 王 芳 ', 'SAME'], ['阿依古丽·买买提', '阿依古丽•买买提', 'SAME'], ['阿依古丽·买买提', '阿依古丽．买买提', 'SAME'], ['Li Na', 'ＬＩ ＮＡ', 'SAME'],
  ['王芳', '王方', 'DIFFERS'], ['王芳', '王芳芳', 'DIFFERS'], ['王芳', '', 'UNKNOWN'], ['　', '王芳', 'UNKNOWN'],
] as const)('%s and %s: %s', (ours, theirs, agreement) => {
  expect(namesAgree(ours, theirs)).toBe(agreement)
})
