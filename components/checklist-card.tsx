import type { ReactNode } from 'react'
import { Basis } from './basis'

export const answers = ['pass', 'fail', 'notApplicable', 'notChecked'] as const
export type Answer = (typeof answers)[number]

const values: Record<Answer, string> = { pass: 'pass', fail: 'fail', notApplicable: 'na', notChecked: '' }

/** One item of a checklist with its answers as thumb buttons: plain radios, so it works with no script and no signal. */
export function ChecklistCard({
  name,
  place,
  text,
  clause,
  guidance,
  lastPhoto,
  answer,
  words,
  error,
  fault,
}: {
  /** The name of its radios; their values are pass, fail, na and, for not checked, nothing. */
  name: string
  /** "Item 11 of 24 · Valve pits" */
  place: string
  text: string
  clause?: { quote?: string; address: string; basis?: string; unseen?: boolean; href?: string }
  guidance?: string
  lastPhoto?: { src: string; alt: string; caption: string }
  answer?: Answer
  words: Record<Answer, string>
  error?: string
  /** What a failed item asks for: photo, level, date. Shown only then. */
  fault?: ReactNode
}) {
  return (
    <fieldset className="check" id={`item-${name}`} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>
        <span className="no">{place}</span>
        {text}
      </legend>
      {clause && (
        <div className="law">
          {clause.quote}
          <small>
            {clause.address}
            {clause.basis && (
              <Basis href={clause.href} unseen={clause.unseen}>
                {clause.basis}
              </Basis>
            )}
          </small>
        </div>
      )}
      {guidance && <p className="guide">{guidance}</p>}
      {lastPhoto && (
        <figure className="ghost">
          <img src={lastPhoto.src} alt={lastPhoto.alt} loading="lazy" />
          <figcaption>{lastPhoto.caption}</figcaption>
        </figure>
      )}
      <div className="thumbs3">
        {answers.map(each => (
          <label key={each} className={`thumb ${each === 'notChecked' ? 'later' : each}`}>
            <input type="radio" name={name} value={values[each]} defaultChecked={each === (answer ?? 'notChecked')} />
            {each === 'pass' && <i className="lt g" />}
            {each === 'fail' && <i className="lt r" />}
            {each === 'notApplicable' && <i className="lt n" />}
            {words[each]}
          </label>
        ))}
      </div>
      {error && (
        <p className="bad xs" id={`${name}-error`}>
          {error}
        </p>
      )}
      {fault && <div className="fault">{fault}</div>}
    </fieldset>
  )
}

/** How far a checklist has come: one mark an item. */
export function ChecklistProgress({ marks, label }: { marks: readonly (Answer | 'here')[]; label: string }) {
  const looks = { pass: 'p', fail: 'f', notApplicable: 'x', notChecked: undefined, here: 'h' } as const
  return (
    <div className="prog" role="img" aria-label={label}>
      {marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the marks are a fixed row without identity
        <i key={index} className={looks[mark]} />
      ))}
    </div>
  )
}
