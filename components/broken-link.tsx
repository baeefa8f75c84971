/** Two things that must be joined: the line between them is drawn, and drawn broken when it is. */
export function BrokenLink({
  from,
  to,
  broken,
  says,
}: {
  from: string
  to: string
  broken: boolean /** "broken" or "whole". */
  says: string
}) {
  return (
    <span className={`brk${broken ? '' : ' ok'}`}>
      <span>{from}</span>
      <svg width="56" height="12" viewBox="0 0 56 12" role="img" aria-label={says}>
        {broken ? (
          <>
            <path d="M0 6h19M37 6h19" />
            <path className="x" d="M20 1v10M36 1v10" />
          </>
        ) : (
          <path d="M0 6h56" />
        )}
      </svg>
      <span>{to}</span>
    </span>
  )
}
