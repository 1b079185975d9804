import { expect, test } from 'vitest'
import { soundOf } from './name-sound.ts'

test.each([
  ['张小明', 'zhangxiaoming', 'zxm'],
  ['单雄信', 'shanxiongxin', 'sxx'],
  ['曾国藩', 'zengguofan', 'zgf'],
  ['解缙', 'xiejin', 'xj'],
  ['仇英', 'qiuying', 'qy'],
  ['区寄', 'ouji', 'oj'],
  ['万俟明', 'moqiming', 'mqm'],
  ['尉迟恭', 'yuchigong', 'ycg'],
  ['朴树', 'piaoshu', 'ps'],
  ['查良镛', 'zhaliangyong', 'zly'],
  ['任盈盈', 'renyingying', 'ryy'],
  ['翟天', 'zhaitian', 'zt'],
  ['吕布', 'lvbu', 'lb'],
  ['长孙无忌', 'zhangsunwuji', 'zswj'],
])('%s sounds %s', (name, pinyin, initials) => {
  expect(soundOf(name)).toMatchObject({ pinyin, initials })
})

test('only the surname is read as one: 解 within a name is jie, 曾 is ceng', () => {
  expect(soundOf('王解放').pinyin).toBe('wangjiefang')
  expect(soundOf('单解').pinyin).toBe('shanjie')
})

test('marks, Latin names and characters nobody can read', () => {
  expect(soundOf('买买提·艾力')).toEqual({ pinyin: 'maimaitiaili', initials: 'mmtal', order: 'mai mai ti ai li' })
  expect(soundOf('José García').pinyin).toBe('josegarcia')
  expect(soundOf('ＡＢＣ').pinyin).toBe('abc')
  expect(soundOf('𠮷田').pinyin).toBe('tian')
  expect(soundOf('')).toEqual({ pinyin: '', initials: '', order: '' })
})

test.each([
  ['陈志成', '程文才'],
  ['胡水根', '黄杏花'],
  ['李秀英', '刘学军'],
  ['徐立新', '薛国华'],
  ['李安', '李昂'],
])('%s stands before %s: by the syllables of the surname, then by those of the name', (one, other) => {
  expect(soundOf(one).order < soundOf(other).order).toBe(true)
})
