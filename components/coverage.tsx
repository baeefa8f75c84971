import { NumberLink } from './figure'
import { LineStroke } from './line-stroke'
import { count, share } from './numerals'

export type CoverageRow = {
  key: string
  name: string
  done: number
  whole: number
  doneHref: string /** What is still missing. */
  leftHref: string
  leftLabel: string
}

/** Net, carpet, list: how much of each register has been visited, and how much has not. */
export function Coverage({ rows }: { rows: readonly CoverageRow[] }) {
  return (
    <ul className="cover">
      {rows.map(row => (
        <li key={row.key}>
          <span>{row.name}</span>
          <LineStroke total={row.whole} open={row.whole - row.done} late={0} width={400} height={10} full />
          <span className="n faint">
            <NumberLink value={row.done} href={row.doneHref} />/{count(row.whole)}
          </span>
          <b className="n">
            <NumberLink value={share(row.done, row.whole)} href={row.leftHref} label={row.leftLabel} />
          </b>
        </li>
      ))}
    </ul>
  )
}
