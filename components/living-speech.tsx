import type { ReactNode } from 'react'
import { LineStroke } from './line-stroke'
import { type SentenceState, underlines } from './sentence-state'

export type SpeechSentence = {
  number: number
  text: string
  /** Where it is not the text's. */
  lang?: string
  /** Null for what directs nothing: preamble, the report's own sentences. */
  work: { state: SentenceState; total: number; closed: number; late: number /** In words. */; says: string } | null
  href: string
  current?: boolean
}
export type SpeechPassage = { key: string; number?: number; heading?: string; sentences: readonly SpeechSentence[] }

/** The speech itself; under every sentence lies the state of its work, and every sentence opens it. */
export function LivingSpeech({
  passages,
  lang,
  words,
  keyNote,
}: {
  passages: readonly SpeechPassage[]
  /** The language of the text. */
  lang: string
  words: Record<SentenceState, string> & { key: string }
  keyNote?: ReactNode
}) {
  return (
    <div className="sents">
      <ul className="key" aria-label={words.key}>
        {(['closed', 'onTime', 'late', 'none'] as const).map(state => (
          <li key={state}>
            <i className={underlines[state]} />
            {words[state]}
          </li>
        ))}
        {keyNote && <li className="faint">{keyNote}</li>}
      </ul>
      {passages.map(passage => (
        <section key={passage.key}>
          {passage.heading && (
            <h2>
              {passage.number ? (
                <>
                  {passage.number} <b>{passage.heading}</b>
                </>
              ) : (
                passage.heading
              )}
            </h2>
          )}
          {passage.sentences.map(sentence => (
            <Sentence key={sentence.number} sentence={sentence} lang={lang} noTask={words.none} />
          ))}
        </section>
      ))}
    </div>
  )
}

function Sentence({ sentence, lang, noTask }: { sentence: SpeechSentence; lang: string; noTask: string }) {
  const { number, text, work, href, current } = sentence
  return (
    <a
      className={`sent${work ? '' : ' pre'}`}
      id={`s${number}`}
      href={href}
      aria-current={current ? 'true' : undefined}
    >
      <span className="no">{number}</span>
      <span className="m">
        {work && work.total > 0 && (
          <>
            <span aria-hidden="true">
              {work.closed}/{work.total}
            </span>
            <LineStroke total={work.total} open={work.total - work.closed} late={work.late} width={76} height={4} />
          </>
        )}
        {work && work.total === 0 && <span className="faint">{noTask}</span>}
      </span>
      <span className="say" lang={sentence.lang ?? lang}>
        <span className={work ? underlines[work.state] : undefined}>{text}</span>
      </span>
      {work && work.total > 0 && <span className="vh">{work.says}</span>}
    </a>
  )
}
