import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { SourceQuote } from '@/components/source-quote'
import type { SourceWords } from '@/db/queries/source-words'
import { codeOf } from '@/domain/loops'
import { localized, saidIn } from '../words'

/** The way to a sentence of a document; the first document, the speech, needs no number. */
export const sentenceHref = ({ documentId, taken }: { documentId: number; taken: boolean }, no: number): string =>
  `/speech?${taken ? `doc=${documentId}&` : ''}s=${no}#s${no}`

/** The sentence of the document that a case came from, its own span marked, with the way to it. */
export async function SourceSentence({
  source,
  line,
  directiveId,
}: {
  source: SourceWords
  line: string
  directiveId?: number
}) {
  const [t, tl, td, locale] = await Promise.all([
    getTranslations('tasks'),
    getTranslations('loops'),
    getTranslations('documents'),
    getLocale(),
  ])
  const { words, lang, translated } = saidIn(locale, source.spanZh, source.spanEn)
  const own = (lang === 'en' ? 'en' : 'zh') === source.language
  const title = localized(locale)(source.documentZh, source.documentEn)
  return (
    <section className="sec" aria-label={t('source')}>
      <SourceQuote text={words} lang={lang} marked={lang === 'en' ? source.quoteEn : source.quoteZh}>
        <a className="link" href={sentenceHref(source, source.spanNo)}>
          {source.taken ? td('sentenceOf', { title, no: source.spanNo }) : t('sentence', { no: source.spanNo })}
        </a>
        {directiveId !== undefined && (
          <>
            {' · '}
            <a className="link" href={`/directives/${directiveId}`}>
              {codeOf('directive', directiveId)}
            </a>
          </>
        )}
        {' · '}
        {tl(`lineLong.${line}` as 'lineLong.bottom')}
        {!translated && <Basis>{td('notTranslated')}</Basis>}
        {!own && source.taken && <Basis>{td('translatedByOffice')}</Basis>}
        {!own && !source.taken && <Basis>{t(source.zhBasis === 'report' ? 'zhReport' : 'zhRendering')}</Basis>}
      </SourceQuote>
    </section>
  )
}
