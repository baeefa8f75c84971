import { type ReactNode, useId } from 'react'

export type OfferedMove = {
  key: string
  word: string
  /** Where its form is; leave out when `form` or `reason` is given. */
  href?: string
  /** A form of its own instead of a link: `<form action={…}><button className="btn">…`. */
  form?: ReactNode
  /** Why not, in words: the move stays visible, dashed. */
  reason?: string
  /** What will happen, under the button. */
  note?: string
  /** The one primary button of the page. */
  primary?: boolean
  grave?: boolean
  kbd?: string
}

/** Every move of the loop: what this person may do as buttons, what they may not with the reason. */
export function MoveBar({ moves, label }: { moves: readonly OfferedMove[]; label: string }) {
  return (
    <div className="moves" role="group" aria-label={label}>
      {moves.map(move => (
        <OneMove key={move.key} move={move} />
      ))}
    </div>
  )
}

function OneMove({ move }: { move: OfferedMove }) {
  const id = useId()
  const small = move.reason ?? move.note
  const look = `btn${move.primary ? ' pri' : ''}${move.grave ? ' grave' : ''}`
  return (
    <div className="move">
      {move.reason !== undefined ? (
        <button className="btn" type="button" aria-disabled="true" aria-describedby={id}>
          {move.word}
        </button>
      ) : (
        (move.form ?? (
          <a className={look} href={move.href} aria-describedby={small ? id : undefined}>
            {move.word}
            {move.kbd && (
              <span aria-hidden="true">
                <kbd>{move.kbd}</kbd>
              </span>
            )}
          </a>
        ))
      )}
      {small && <small id={id}>{small}</small>}
    </div>
  )
}
