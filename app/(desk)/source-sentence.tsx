import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { SourceQuote } from '@/components/source-quote'
import { codeOf } from '@/domain/loops'

export type SourceWords = {
  quoteZh: string
  quoteEn: string
  spanNo: number
  spanZh: string
  spanEn: string
  zhBasis: 'report' | 'rendering'
}

/** The sentence of the speech that a case came from, its own span marked, with the way to it. */
export async function SourceSentence({
  source,
  line,
  directiveId,
}: {
  source: SourceWords
  line: string
  directiveId?: number
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('tasks'), getTranslations('loops'), getLocale()])
  const english = locale === 'en'
  return (
    <section className="sec" aria-label={t('source')}>
      <SourceQuote text={english ? source.spanEn : source.spanZh} marked={english ? source.quoteEn : source.quoteZh}>
        <a className="link" href={`/speech?s=${source.spanNo}#s${source.spanNo}`}>
          {t('sentence', { no: source.spanNo })}
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
        {!english && <Basis>{t(source.zhBasis === 'report' ? 'zhReport' : 'zhRendering')}</Basis>}
      </SourceQuote>
    </section>
  )
}
