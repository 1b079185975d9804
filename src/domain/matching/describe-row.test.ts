import { expect, test } from 'vitest'
import { describeRow, lackingColumns } from './describe-row.ts'

test('a name needs the day of birth beside it, or sex and place', () => {
  const none = { name: null, birth: null, sex: null, address: null }
  expect(lackingColumns(none)).toEqual(['name', 'birth'])
  expect(lackingColumns({ ...none, name: 0, sex: 1 })).toEqual(['birth'])
  expect(lackingColumns({ ...none, name: 0, sex: 1, address: 2 })).toEqual([])
  expect(lackingColumns({ ...none, name: 0, birth: 1 })).toEqual([])
})

test('a row describes somebody as far as it says, and nobody where it says too little', () => {
  const describe = (...fields: string[]) => describeRow({ name: 0, birth: 1, sex: 2, address: 3 }, fields, (name) => `sound of ${name}`)
  expect(describe(' 王芳 ', '1950年3月1日', '女', '文昌社区')).toEqual({ name: '王芳', pinyin: 'sound of 王芳', birthDate: '1950-03-01', sex: 'FEMALE', village: '', address: '文昌社区' })
  expect(describe('王芳', '1950-03', '男性', '文昌社区')).toMatchObject({ birthDate: null, sex: 'MALE' })
  expect(describe('王芳', '19500301')).toMatchObject({ birthDate: '1950-03-01', sex: null, address: '' })
  expect(describe('王芳', '1950-03', '女')).toBeUndefined()
  expect(describe('王芳', '', '', '文昌社区')).toBeUndefined()
  expect(describe('', '1950-03-01')).toBeUndefined()
})
