import type { ReactNode } from 'react'

/** The head of a case: what it is, how it stands, whose turn it is, what can be done now. */
export function CaseHead({
  code,
  title,
  light,
  track,
  clock,
  moves,
  ball,
}: {
  code: string
  title: string
  light?: ReactNode
  track: ReactNode
  clock?: ReactNode
  moves?: ReactNode
  /** Who holds the case now and for how long. */
  ball?: { label: string; who: ReactNode; since: ReactNode }
}) {
  return (
    <div className="casehead">
      <div className="ttl">
        <span className="code">{code}</span>
        <h1>{title}</h1>
        {light}
      </div>
      {track}
      {clock}
      {(moves || ball) && (
        <div className="next">
          {moves ?? <span />}
          {ball && (
            <div className="ball">
              <div className="faint">{ball.label}</div>
              <b>{ball.who}</b>
              <div className="faint">{ball.since}</div>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
