import { pinyin } from 'pinyin-pro'

/** How a name sounds, for search and for the order of lists: letters a to z and digits only, ü as v. */
export interface NameSound {
  /** `zhangxiaoming` */
  readonly pinyin: string
  /** `zxm` */
  readonly initials: string
  /** `zhang xiao ming`, by which lists are ordered: all of one surname stand together, 陈 chen before 程 cheng. */
  readonly order: string
}

const known = new Map<string, NameSound>()
const most = 20_000

/**
 * The sound of a name; a surname is read as surnames are (单 shàn, 曾 zēng, 解 xiè, 仇 qiú, 区 ōu), in two characters too (万俟 mò qí).
 * Latin letters stay; a character that has no reading is left out.
 */
export function soundOf(name: string): NameSound {
  let sound = known.get(name)
  if (!sound) {
    if (known.size >= most) known.clear()
    known.set(name, (sound = read(name)))
  }
  return sound
}

const isPlain = /^[a-z0-9]*$/

/** A name as it is compared: letters small and without accents, marks and blanks left out. */
function read(name: string): NameSound {
  const syllables = pinyin(name.normalize('NFKC').toLowerCase(), { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' })
  const plain = syllables.map((syllable) => (isPlain.test(syllable) ? syllable : syllable.normalize('NFD').replaceAll(/[^a-z0-9]/g, ''))).filter((syllable) => syllable !== '')
  return { pinyin: plain.join(''), initials: plain.map((syllable) => syllable[0]).join(''), order: plain.join(' ') }
}
