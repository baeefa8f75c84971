/** What a piece of a document is. Points are sentences or headings with a number. */
export const kinds = [
  'title',
  'number',
  'addressee',
  'heading',
  'sentence',
  'signature',
  'date',
  'annex',
  'contact',
  'note',
  'row',
  'other',
] as const
export type Kind = (typeof kinds)[number]

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const dateLine = new RegExp(
  `^[（(]?(?:\\d{4}年\\d{1,2}月\\d{1,2}日|[一二〇○零三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|\\d{1,2} (?:${months}) \\d{4}|(?:${months}) \\d{1,2}, \\d{4}|(?:Date|发布时间|发布日期|日期)\\s*[:：].{0,60})[）)]?$`,
)
const documentNumber = /^[（(]?[\p{Script=Han}A-Za-z]{1,12}[〔[（(]\s?\d{4}\s?[〕\])）]\s?(?:第)?\d{1,4}\s?号[）)]?$/u
const addressee = /^.{2,300}[:：]$/
const addressed =
  /(?:各省|各市|各县|各区|各乡|各镇|各州|各有关|有关部门|各部门|各单位|各直属|人民政府|委员会|成员单位|办公室|企业)|^(?:To|Dear)\b/
const annex =
  /^(?:附件|附表|附录|附)\s*[\d一二三四五六七八九十]{0,2}\s*(?:[:：.．、]|$)|^(?:Annex|Annexes|Attachment|Attachments|Appendix|Enclosure)\b/
const contact =
  /^(?:联系人|联系电话|联系方式|电话|传真|邮箱|电子邮箱|Contact|Tel|Telephone|Phone|Email|E-mail)\s*(?:及电话)?\s*[:：]/
const furniture = /All rights reserved|Copyright ©|Privacy Statement|版权所有|打印本页|关闭窗口|责任编辑|浏览次数/
const note = /^\[\d{1,3}\] /
const numbered =
  /^(?:(?:Article|Section|Chapter|Part|Rule|Recommendation|§)\s*[\dIVXL]|第?[一二三四五六七八九十]{1,3}[、条章]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、)）])/
const ended = /[。！？；;.!?：:，,]["”’」)）]?$/
const isHan = /\p{Script=Han}/u

const isDate = (words: string) => dateLine.test(words.replace(/\s+/g, words.match(isHan) ? '' : ' '))

type Round = { index: number; next: string; before: readonly Kind[]; isLast: boolean }

/** What a whole line is when it is no running text; null for what has to be read. */
export function kindOfLine(words: string, { next, before }: Round): Kind | null {
  if (note.test(words)) return 'note'
  if (words.includes(' | ')) return 'row'
  if (isDate(words)) return 'date'
  if (documentNumber.test(words.replace(/\s+/g, ''))) return 'number'
  if (annex.test(words)) return 'annex'
  if (contact.test(words)) return 'contact'
  if (furniture.test(words)) return 'other'
  if (addressee.test(words) && addressed.test(words) && !before.includes('sentence') && !/如下[:：]$/.test(words))
    return 'addressee'
  const bare = !ended.test(words) && !numbered.test(words)
  if (bare && words.length <= 40 && isDate(next) && before.includes('sentence')) return 'signature'
  const opening = before.every(kind => kind === 'title' || kind === 'number' || kind === 'date')
  if (bare && opening && words.length <= (isHan.test(words) ? 80 : 180) && next !== '') return 'title'
  return null
}
