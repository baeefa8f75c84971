import type { ReactNode } from 'react'
import { count } from './numerals'

/** A large number that opens exactly the rows that make it. */
export function Figure({
  value,
  label,
  href,
  unit,
  bad = false,
}: {
  value: number | string
  label: string
  /** None where it sums what no one list holds. */
  href?: string
  unit?: string /** It counts something overdue or broken. */
  bad?: boolean
}) {
  const look = `figure${bad ? ' bad' : ''}`
  const said = (
    <>
      <b>
        {typeof value === 'number' ? count(value) : value}
        {unit && <i>{unit}</i>}
      </b>
      <span>{label}</span>
    </>
  )
  return href === undefined ? (
    <div className={look}>{said}</div>
  ) : (
    <a className={look} href={href}>
      {said}
    </a>
  )
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className="figs">{children}</div>
}

/** A number in a line of text or a cell that opens its rows. */
export function NumberLink({ value, href, label }: { value: number | string; href: string; label?: string }) {
  return (
    <a className="num" href={href} aria-label={label}>
      {typeof value === 'number' ? count(value) : value}
    </a>
  )
}
