import { codeLists, type CodeList } from './code-lists.ts'
import { halfWidth } from './half-width.ts'
import { remembered } from './remembered.ts'

/** Ways of writing a code beside its names; the first that fits the whole text is taken. */
const words: Partial<Record<CodeList, readonly (readonly [RegExp, string])[]>> = {
  relation: [
    [/^(户主本人|自己)$/, '02'], [/^(之?妻|妻子|老婆|爱人)$/, '12'], [/^(之?夫|丈夫|老公)$/, '11'], [/^(之?子|儿子)$/, '20'], [/^(之?女|女儿)$/, '30'], [/^(父|爸爸|之父)$/, '51'], [/^(母|妈妈|之母)$/, '52'],
    [/^(爷爷)$/, '61'], [/^(奶奶)$/, '62'], [/^(外公|姥爷)$/, '63'], [/^(外婆|姥姥)$/, '64'], [/^(孙|孙儿|之孙)$/, '41'], [/^(孙女儿)$/, '42'], [/^(儿媳妇|媳妇)$/, '38'], [/^(继子|养子)$/, '27'], [/^(继女|养女)$/, '37'],
    [/^(兄|哥哥|哥)$/, '71'], [/^(弟|弟弟)$/, '73'], [/^(姐|姐姐)$/, '75'], [/^(妹|妹妹)$/, '77'], [/^(大儿子)$/, '22'], [/^(二儿子|小儿子)$/, '23'], [/^(大女儿)$/, '32'], [/^(二女儿|小女儿)$/, '33'],
  ],
  sex: [[/^(男性|m|male|1)$/i, 'MALE'], [/^(女性|f|female|2)$/i, 'FEMALE']],
  'hukou-type': [[/^(非农业?|非农户口|城镇户?口?|城市户?口?|城镇居民)$/, '2'], [/^(农业?|农村户?口?|农户)$/, '1'], [/^(居民|统一居民|居民户)$/, '3'], [/^(未落户|待落户|无户籍|黑户)$/, '9']],
  'disability-kind': [
    [/^(无|否|健全|正常|无残|没有)$/, 'NONE'], [/^(视力|视障|盲人?|1)(残疾)?$/, 'VISUAL'], [/^(听力|听障|聋人?|2)(残疾)?$/, 'HEARING'], [/^(言语|语言|聋哑|3)(残疾)?$/, 'SPEECH'], [/^(肢体|肢残|4)(残疾)?$/, 'PHYSICAL'],
    [/^(智力|智障|5)(残疾)?$/, 'INTELLECTUAL'], [/^(精神|精障|6)(残疾)?$/, 'PSYCHOSOCIAL'], [/^(多重|多重残|7)(残疾)?$/, 'MULTIPLE'],
  ],
  'disability-level': [[/^(一|1|壹|Ⅰ|i)级?(残疾)?$/i, '1'], [/^(二|2|贰|Ⅱ|ii)级?(残疾)?$/i, '2'], [/^(三|3|叁|Ⅲ|iii)级?(残疾)?$/i, '3'], [/^(四|4|肆|Ⅳ|iv)级?(残疾)?$/i, '4']],
  'living-state': [[/^(独居|独自居住|一人独居|单独居住|独居老人)$/, 'LIVES_ALONE'], [/^(空巢|空巢老人|夫妻空巢|老两口)$/, 'EMPTY_NEST'], [/^(与?子?女?家人同住|同住|共同居住|与(子女|父母|配偶|家人)(同住|居住|共同生活|一起))$/, 'WITH_FAMILY'], [/^(机构|住养|机构供养|福利院|养老院|敬老院|护理院|入住机构|机构养老)$/, 'IN_INSTITUTION']],
  'self-care': [
    [/^(完全丧失((生活)?自理(能力)?)?|全失能|完全失能|失能|全护理|不能自理|完全不能自理|全护|丧失)$/, 'LOST'], [/^(部分丧失((生活)?自理(能力)?)?|半失能|部分失能|半自理|半护理|半护|部分自理)$/, 'PARTLY_LOST'],
    [/^(全自理|能自理|自理|具备|有(生活)?自理能力|可自理|完全自理|能够自理|正常)$/, 'ABLE'],
  ],
  'support-form': [[/^(分散|分散供养|居家供养|特困分散)$/, 'SCATTERED'], [/^(集中|集中供养|机构供养|特困集中)$/, 'CENTRAL']],
  'child-class': [[/^(无|否)$/, 'NONE'], [/^(散居孤儿|社会散居孤儿|机构孤儿)$/, 'ORPHAN'], [/^(事实无人抚养|事实孤儿)$/, 'UNATTENDED_CHILD'], [/^(重病儿童|重残儿童|重病重残|重病、重残儿童)$/, 'ILL_OR_DISABLED']],
}

const byTitle = new Map(Object.entries(codeLists).map(([list, codes]) => [list, new Map(codes.flatMap((code) => [[code.title.zh, code.code], [code.title.en.toLowerCase(), code.code]]))]))

/** A text without blanks, half width, and without a hint in brackets behind it. */
export function bareWord(written: string): string {
  return written === '' ? '' : halfWidth(written).replaceAll(/[\s\u200b-\u200f\ufeff]+/g, '').replace(/\([^)]*\)$/, '')
}

/**
 * The code that a text stands for: by its Chinese or English name, or by a usual way of writing it.
 * @returns undefined when none fits as a whole; nothing is ever taken for likely
 */
export function readCode(list: CodeList, written: string): string | undefined {
  let read = readers.get(list)
  if (!read) readers.set(list, (read = remembered((text) => findCode(list, text))))
  return read(written)
}

const readers = new Map<CodeList, (written: string) => string | undefined>()

function findCode(list: CodeList, written: string): string | undefined {
  const word = bareWord(written)
  return byTitle.get(list)!.get(word) ?? byTitle.get(list)!.get(halfWidth(written).trim().toLowerCase()) ?? words[list]?.find(([spelling]) => spelling.test(word))?.[1]
}
