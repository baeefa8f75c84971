import type { ReactNode } from 'react'
import { type SentenceState, underlines } from './sentence-state'

/** The source in its own words, in serif; `marked` is the span that the case came from. Its address and basis stand under it. */
export function SourceQuote({
  text,
  lang,
  marked,
  state,
  children,
}: {
  text: string
  /** The language of the text, when it is not the page's. */
  lang?: string
  marked?: string
  state?: SentenceState
  /** Where it stands: a link to the sentence, the clause, a basis. */
  children?: ReactNode
}) {
  const from = marked ? text.indexOf(marked) : -1
  return (
    <blockquote className="quote" lang={lang}>
      {marked && from >= 0 ? (
        <>
          {text.slice(0, from)}
          <mark className={state && underlines[state]}>{marked}</mark>
          {text.slice(from + marked.length)}
        </>
      ) : (
        text
      )}
      {children && <footer>{children}</footer>}
    </blockquote>
  )
}
