import type { PublicRumour, PublicVersion } from '@/db/queries/public-answers'
import type { Truth } from '@/domain/rumour'
import { sayInstant } from '../words'
import { style } from './style'
import { type PublicLanguage, wordsIn } from './words'

export const publicPath = '/public/answers'
/** Answers on one page of the list. */
export const perPage = 30

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (words: string): string => words.replace(/[&<>"']/g, letter => escapes[letter]!)

/** Never a colour alone. */
const signs: Record<Truth, string> = { true: '✓', false: '✕', partly: '◐', unproven: '?' }

const addressIn = (language: PublicLanguage, path: string, page = 1): string => {
  const query = [...(language === 'en' ? ['lang=en'] : []), ...(page > 1 ? [`page=${page}`] : [])].join('&amp;')
  return query ? `${path}?${query}` : path
}

function whole(language: PublicLanguage, title: string, path: string, main: string): string {
  const t = wordsIn(language)
  const other: PublicLanguage = language === 'en' ? 'zh-CN' : 'en'
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title>
<link rel="alternate" hreflang="${other}" href="${addressIn(other, path)}"><link rel="alternate" type="application/json" href="${publicPath}.json"><style>${style}</style></head>
<body><header><span>${escaped(t('product'))}</span><a href="${addressIn(other, path)}" lang="${other}" hreflang="${other}">${escaped(t('other'))}</a></header>
<main>${main}</main></body></html>
`
}

/** Words in the reader's language, or in the other with its name where nobody wrote them. */
function inLanguage(
  language: PublicLanguage,
  zh: string,
  en: string,
): { words: string; attribute: string; only: string } {
  const wanted = language === 'en' ? en : zh
  if (wanted.trim()) return { words: escaped(wanted), attribute: '', only: '' }
  const t = wordsIn(language)
  return language === 'en'
    ? { words: escaped(zh), attribute: ' lang="zh-CN"', only: t('onlyChinese') }
    : { words: escaped(en), attribute: ' lang="en"', only: t('onlyEnglish') }
}

function markOf(language: PublicLanguage, truth: Truth): string {
  return `<span class="mark ${truth}"><i aria-hidden="true">${signs[truth]}</i>${escaped(wordsIn(language)(`truth.${truth}`))}</span>`
}

const at = (language: PublicLanguage, instant: Date): string =>
  `<time datetime="${instant.toISOString()}">${escaped(sayInstant(instant, language))}</time>`

/** One page of the list, from 1; null beyond the last. */
export function listDocument(language: PublicLanguage, all: readonly PublicRumour[], page: number): string | null {
  const t = wordsIn(language)
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  if (page > pages) return null
  const rows = all.slice((page - 1) * perPage, page * perPage).map(({ code, hours, invented, versions }) => {
    const now = versions[0]!
    const claim = inLanguage(language, now.claimZh, now.claimEn)
    const facts = [
      at(language, versions.at(-1)!.at),
      escaped(t('hours', { hours: Math.floor(hours) })),
      ...(versions.length > 1 ? [`<b>${escaped(t('corrected'))}</b>`] : []),
      ...(invented ? [escaped(t('invented'))] : []),
    ]
    return `<li><h3><a href="${addressIn(language, `${publicPath}/${code}`)}"${claim.attribute}>${claim.words}</a></h3>${markOf(language, now.truth)} <span class="dim">${facts.join(' · ')}</span></li>`
  })
  const steps =
    pages > 1
      ? `<nav aria-label="${escaped(t('page', { page, pages }))}">${page > 1 ? `<a rel="prev" href="${addressIn(language, publicPath, page - 1)}">${escaped(t('newer'))}</a>` : ''}<span class="dim">${escaped(t('page', { page, pages }))}</span>${page < pages ? `<a rel="next" href="${addressIn(language, publicPath, page + 1)}">${escaped(t('older'))}</a>` : ''}</nav>`
      : ''
  const body = rows.length > 0 ? `<ol>${rows.join('\n')}</ol>` : `<p>${escaped(t('empty'))}</p>`
  return whole(
    language,
    t('title'),
    publicPath,
    `<h1>${escaped(t('title'))}</h1><p class="dim">${escaped(t('lead'))}</p><p class="dim">${escaped(t('count', { n: all.length }))}</p>${body}${steps}
<footer><a href="${publicPath}.json">${escaped(t('feed'))}</a></footer>`,
  )
}

function versionOf(language: PublicLanguage, one: PublicVersion, first: Date): string {
  const t = wordsIn(language)
  const text = inLanguage(language, one.textZh, one.textEn)
  const link =
    one.link &&
    `<dt>${escaped(t('link'))}</dt><dd><a rel="noreferrer nofollow" href="${escaped(one.link)}">${escaped(one.link)}</a></dd>`
  return `<p class="words"${text.attribute}>${text.words}</p>${text.only && `<p class="dim">${escaped(text.only)}</p>`}
<dl><dt>${escaped(t('answeredOn'))}</dt><dd>${at(language, first)}</dd><dt>${escaped(t('channel'))}</dt><dd>${escaped(one.channel)}</dd>${link ?? ''}</dl>`
}

/** One answer as it stands, and below it, with their days, the words that it had before. */
export function answerDocument(language: PublicLanguage, rumour: PublicRumour): string {
  const t = wordsIn(language)
  const [now, ...before] = rumour.versions as [PublicVersion, ...PublicVersion[]]
  const claim = inLanguage(language, now.claimZh, now.claimEn)
  const first = rumour.versions.at(-1)!.at
  const earlier = before.map((one, index) => {
    const text = inLanguage(language, one.textZh, one.textEn)
    const said = inLanguage(language, one.claimZh, one.claimEn)
    const until = rumour.versions[index]!.at
    return `<section class="old"><h3${said.attribute}>${said.words}</h3><p>${markOf(language, one.truth)} <span>${escaped(t('until', { from: sayInstant(one.at, language), to: sayInstant(until, language) }))}</span></p><p class="words"${text.attribute}>${text.words}</p></section>`
  })
  return whole(
    language,
    `${language === 'en' ? now.claimEn || now.claimZh : now.claimZh || now.claimEn} · ${t('title')}`,
    `${publicPath}/${rumour.code}`,
    `<p class="dim"><a href="${addressIn(language, publicPath)}">${escaped(t('all'))}</a></p>
<h1${claim.attribute}>${claim.words}</h1><p>${markOf(language, now.truth)} <span class="dim">${escaped(t('hours', { hours: Math.floor(rumour.hours) }))} · ${escaped(t('code'))} ${escaped(rumour.code)}</span></p>
${rumour.invented ? `<p class="note">${escaped(t('invented'))}</p>` : ''}${before.length > 0 ? `<p class="note">${escaped(t('correctedOn', { at: sayInstant(now.at, language) }))}</p>` : ''}
<h2>${escaped(t(before.length > 0 ? 'standing' : 'answer'))}</h2>${versionOf(language, now, before.length > 0 ? first : now.at)}
${earlier.length > 0 ? `<h2>${escaped(t('earlier'))}</h2><p class="dim">${escaped(t('earlierText'))}</p>${earlier.join('')}` : ''}`,
  )
}

/** A page that says one thing: that there is no such answer, or that it can't be read now. */
export function sentenceDocument(language: PublicLanguage, title: string, sentence: string): string {
  const t = wordsIn(language)
  return whole(
    language,
    title,
    publicPath,
    `<h1>${escaped(title)}</h1><p>${escaped(sentence)}</p><p><a href="${addressIn(language, publicPath)}">${escaped(t('all'))}</a></p>`,
  )
}

/** The answers for machines; addresses are whole, under the origin that people type. */
export const feedDocument = (all: readonly PublicRumour[], origin: string): string =>
  `${JSON.stringify({
    title: { zh: wordsIn('zh-CN')('title'), en: wordsIn('en')('title') },
    answers: all.map(({ code, hours, invented, versions }) => ({
      code,
      url: `${origin}${publicPath}/${code}`,
      hoursToAnswer: Math.round(hours * 10) / 10,
      invented,
      versions: versions.map(({ version, claimZh, claimEn, textZh, textEn, truth, channel, link, at: since }) => ({
        version,
        at: since.toISOString(),
        truth,
        claim: { zh: claimZh, en: claimEn },
        text: { zh: textZh, en: textEn },
        channel,
        link,
      })),
    })),
  })}\n`
