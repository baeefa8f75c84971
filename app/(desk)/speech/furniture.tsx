import { getTranslations } from 'next-intl/server'
import type { SourceDocument, Span } from '@/db/queries/speech'

/** What stands round the speech in the text as given: the page's own furniture, dimmed, and the frozen text's digest. */
export async function Furniture({
  spans,
  text,
  document,
}: {
  spans: readonly Span[]
  text: string
  document: SourceDocument
}) {
  const t = await getTranslations('speech')
  const furniture = spans.filter(span => !span.isSentence)
  return (
    <div className="sents">
      <details className="behind">
        <summary>{t('furniture', { count: furniture.length })}</summary>
        <ul className="words">
          {furniture.map(span => (
            <li key={span.id}>
              <span className="serif" lang={text}>
                {text === 'en' ? span.textEn : span.textZh}
              </span>{' '}
              · <span lang="en">{span.why}</span>
            </li>
          ))}
        </ul>
        <p>
          {t('frozen')} <span className="hash">{document.sha256.slice(0, 16)}…</span>
        </p>
      </details>
    </div>
  )
}
