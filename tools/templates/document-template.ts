import { ZipBuilder } from '../../src/server/zip/zip-builder.ts'
import type { PrintedColumn } from './columns.ts'

export type PrintedDocument = {
  readonly head: readonly (readonly [left: string, right: string])[]
  readonly columns: readonly PrintedColumn[]
  readonly foot: readonly (readonly [left: string, right: string])[]
}

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const twips = (millimetres: number) => Math.round(millimetres * 56.693)
const inner = twips(297 - 30)

// Official documents use 方正小标宋 and 仿宋_GB2312 (GB/T 9704-2012); a machine without them takes the ones named beside.
const fonts = [['方正小标宋简体', '方正小标宋_GBK;华文中宋;STZhongsong;Noto Serif CJK SC;SimSun'], ['仿宋_GB2312', '仿宋;FangSong;STFangsong;Noto Serif CJK SC;SimSun'], ['黑体', 'SimHei;Noto Sans CJK SC;STHeiti']]

const run = (text: string, font: string, halfPoints: number) =>
  `<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/><w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const tight = '<w:spacing w:before="0" w:after="0"/>'

function halves([left, right]: readonly [string, string], before: number): string {
  return paragraph(`${run(left, '仿宋_GB2312', 24)}<w:r><w:tab/></w:r>${run(right, '仿宋_GB2312', 24)}`, `<w:tabs><w:tab w:val="right" w:pos="${inner}"/></w:tabs><w:spacing w:before="${before}" w:after="60"/>`)
}

function table(columns: readonly PrintedColumn[]): string {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const width = (column: PrintedColumn) => Math.floor((inner * column.width) / total)
  const cell = (column: PrintedColumn, content: string, centred: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width(column)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(content, `${tight}${centred ? '<w:jc w:val="center"/>' : ''}`)}</w:tc>`
  const edge = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
  const heads = columns.map((column) => cell(column, run(column.title, '黑体', 18), true)).join('')
  const tags = columns.map((column, index) => cell(column, run(`${index === 0 ? '{#rows}' : ''}{${column.tag}}${index === columns.length - 1 ? '{/rows}' : ''}`, '仿宋_GB2312', 18), column.centred === true)).join('')
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${inner}" w:type="dxa"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${columns.map((column) => `<w:gridCol w:w="${width(column)}"/>`).join('')}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="560" w:hRule="atLeast"/><w:tblHeader/></w:trPr>${heads}</w:tr><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="480" w:hRule="atLeast"/></w:trPr>${tags}</w:tr></w:tbl>`
  )
}

const landscape = { width: twips(297), height: twips(210), side: twips(15), top: twips(20), bottom: twips(18) }
/** GB/T 9704-2012: the margins of an official document. */
const portrait = { width: twips(210), height: twips(297), side: twips(27), top: twips(37), bottom: twips(35) }

/** A printed list as a text document; A4 landscape, the heading of the table on every page, pages numbered. */
export function documentTemplate(list: PrintedDocument): Uint8Array {
  return packaged(
    paragraph(run('{title}', '方正小标宋简体', 44), '<w:spacing w:before="0" w:after="160"/><w:jc w:val="center"/>') +
      list.head.map((one) => halves(one, 0)).join('') +
      table(list.columns) +
      list.foot.map((one, index) => halves(one, index === 0 ? 240 : 60)).join(''),
    landscape,
    ' w:orient="landscape"',
  )
}

/** A report as a text document: A4, for each section its heading, its figures and its text. */
export function reportTemplate(): Uint8Array {
  const indented = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
  const plain = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
  return packaged(
    paragraph(run('{unit}', '方正小标宋简体', 44), '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>') +
      paragraph(run('{title}', '方正小标宋简体', 44), '<w:spacing w:before="0" w:after="80"/><w:jc w:val="center"/>') +
      paragraph(run('{campaign}（{document}）  第{version}版  截止日期：{cutOff}', '仿宋_GB2312', 24), '<w:spacing w:before="0" w:after="240"/><w:jc w:val="center"/>') +
      paragraph(run('{#sections}', '仿宋_GB2312', 4), '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>') +
      paragraph(run('{title}', '黑体', 32), indented) +
      paragraph(run('{figures}', '仿宋_GB2312', 32), indented) +
      paragraph(run('{text}', '仿宋_GB2312', 32), indented) +
      paragraph(run('{/sections}', '仿宋_GB2312', 4), '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>') +
      paragraph(run('主要负责同志（签字）：', '仿宋_GB2312', 32), `${plain}<w:jc w:val="left"/>`) +
      paragraph(run('填报单位（盖章）：          年    月    日', '仿宋_GB2312', 32), plain) +
      paragraph(run('电子签署：{signer}  {signedAt}', '仿宋_GB2312', 24), plain) +
      paragraph(run('校验码：{hash}', '仿宋_GB2312', 18), plain),
    portrait,
    '',
  )
}

function packaged(content: string, page: typeof landscape, orientation: string): Uint8Array {
  const field = (code: string) => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const body = `${content}<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${page.width}" w:h="${page.height}"${orientation}/><w:pgMar w:top="${page.top}" w:right="${page.side}" w:bottom="${page.bottom}" w:left="${page.side}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`

  const zip = new ZipBuilder()
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  zip.add('[Content_Types].xml', `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/><Override PartName="/word/fontTable.xml" ContentType="${main}.fontTable+xml"/><Override PartName="/word/footer1.xml" ContentType="${main}.footer+xml"/></Types>`)
  zip.add('_rels/.rels', `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`)
  zip.add('word/_rels/document.xml.rels', `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/fontTable" Target="fontTable.xml"/><Relationship Id="rId3" Type="${relations}/footer" Target="footer1.xml"/></Relationships>`)
  zip.add('word/document.xml', `${declaration}<w:document xmlns:w="${w}" xmlns:r="${relations}"><w:body>${body}</w:body></w:document>`)
  zip.add('word/footer1.xml', `${declaration}<w:ftr xmlns:w="${w}">${paragraph(`<w:r><w:t xml:space="preserve">— </w:t></w:r>${field('PAGE')}<w:r><w:t xml:space="preserve"> —</w:t></w:r>`, '<w:jc w:val="center"/>')}</w:ftr>`)
  zip.add('word/styles.xml', `${declaration}<w:styles xmlns:w="${w}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`)
  zip.add('word/fontTable.xml', `${declaration}<w:fonts xmlns:w="${w}">${fonts.map(([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`).join('')}</w:fonts>`)
  return zip.finish()
}
