import type { ReactNode } from 'react'
import { LineStroke } from './line-stroke'
import { Mark } from './mark'
import { SourceQuote } from './source-quote'

/** The six gaps of the mark, as lines. */
const closing = [5, 4, 3, 2, 1, 0]

/** The door: a sentence of the source on one side, one form on the other. */
export function SignInLayout({
  product,
  title,
  lead,
  quote,
  origin,
  foot,
  children,
}: {
  product: string
  title: string
  lead?: ReactNode
  quote: { text: string; lang?: string; from: ReactNode }
  /** What this is, at the foot of the left side. */
  origin?: ReactNode
  /** Language and theme switches, help. */
  foot?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="gate">
      <aside className="say" aria-label={product}>
        <div className="brand">
          <Mark size={28} />
          <span>{product}</span>
        </div>
        <div className="strokes">
          {closing.map(open => (
            <LineStroke key={open} total={9} open={open} late={0} width={480} height={12} full />
          ))}
        </div>
        <SourceQuote text={quote.text} lang={quote.lang}>
          {quote.from}
        </SourceQuote>
        {origin && <footer>{origin}</footer>}
      </aside>
      <main id="content">
        <div className="in">
          <div>
            <h1>{title}</h1>
            {lead && <p className="dim">{lead}</p>}
          </div>
          {children}
        </div>
        {foot && <div className="foot">{foot}</div>}
      </main>
    </div>
  )
}
