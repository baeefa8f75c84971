import { getTranslations } from 'next-intl/server'
import type { SourceDocument, Span } from '@/db/queries/speech'
import type { kinds } from '@/domain/intake-kinds'
import { saidIn } from '../../words'

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
  const [t, td] = await Promise.all([getTranslations('speech'), getTranslations('documents')])
  const furniture = spans.filter(span => !span.isSentence)
  return (
    <div className="sents">
      <details className="behind">
        <summary>
          {document.taken ? td('furniture', { count: furniture.length }) : t('furniture', { count: furniture.length })}
        </summary>
        <ul className="words">
          {furniture.map(span => {
            const { words, lang } = saidIn(text, span.textZh, span.textEn)
            const kind = /^intake:(\w+)$/.exec(span.why)?.[1] as (typeof kinds)[number] | undefined
            return (
              <li key={span.id}>
                <span className="serif" lang={lang}>
                  {words}
                </span>{' '}
                · {kind ? td(`kind.${kind}`) : <span lang="en">{span.why}</span>}
              </li>
            )
          })}
        </ul>
        <p>
          {t('frozen')} <span className="hash">{document.sha256.slice(0, 16)}…</span>
          {document.spansSha256 && (
            <>
              {' · '}
              {td('frozenSpans')} <span className="hash">{document.spansSha256.slice(0, 16)}…</span>
            </>
          )}
        </p>
      </details>
    </div>
  )
}
