import type { ReactNode } from 'react'

export type StaleField = { label: string; yours: string; saved: string }

/** Two people changed one record: what you wrote beside what was saved meanwhile, and the ways on. */
export function StalePanel({
  title,
  explanation,
  words,
  savedBy,
  fields,
  actions,
}: {
  title: string
  explanation: string
  words: { caption: string; field: string; yours: string; saved: string; nothing: string }
  /** Who saved the other version, and when. */
  savedBy: string
  fields: readonly StaleField[]
  /** Keep mine, take theirs, write again: forms or links. */
  actions: ReactNode
}) {
  const shown = (text: string, differs: boolean) =>
    differs ? <mark>{text || words.nothing}</mark> : text || words.nothing
  return (
    <section className="stale" role="alert">
      <h2>{title}</h2>
      <p>{explanation}</p>
      <table>
        <caption className="vh">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{words.field}</span>
            </th>
            <th scope="col">{words.yours}</th>
            <th scope="col">
              {words.saved} <small>{savedBy}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(field => {
            const differs = field.yours !== field.saved
            return (
              <tr key={field.label} className={differs ? undefined : 'same'}>
                <th scope="row">{field.label}</th>
                <td data-label={words.yours}>{shown(field.yours, differs)}</td>
                <td data-label={`${words.saved} · ${savedBy}`}>{shown(field.saved, differs)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="acts">{actions}</div>
    </section>
  )
}
