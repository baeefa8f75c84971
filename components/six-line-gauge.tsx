import { type Closing, LineStroke, strokePaths } from './line-stroke'
import { share } from './numerals'

export type GaugeLine = Closing & {
  number: number
  name: string
  href: string
  /** The whole row in words, for who does not see it. */
  says: string
  closedThisWeek?: number
}

/** Stroke and pitch in whole pixels for each width at which the gauge stands alone. */
const sizes = { 16: [2, 3], 24: [2, 4], 48: [5, 8], 120: [10, 22] } as const

/** The six lines as strokes alone: a tab icon, a heading, a printed page. */
export function SixLineGauge({
  lines,
  size,
  label,
}: {
  lines: readonly (Closing & { number: number })[]
  size: keyof typeof sizes
  label?: string
}) {
  const [height, pitch] = sizes[size]
  const tall = 5 * pitch + height
  return (
    <svg
      className="gauge"
      width={size}
      height={tall}
      viewBox={`0 0 ${size} ${tall}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {lines.map((line, index) => {
        const paths = strokePaths(line, size, height, index * pitch)
        return (
          <g key={line.number}>
            <path d={paths.ink} />
            {paths.red && <path className="o" d={paths.red} />}
          </g>
        )
      })}
    </svg>
  )
}

/** The six lines with their names and figures, one link a row. */
export function SixLineRows({ lines }: { lines: readonly GaugeLine[] }) {
  return (
    <ol className="gaugerows">
      {lines.map(line => (
        <li key={line.number}>
          <a href={line.href} aria-label={line.says}>
            <span className="faint">{line.number}</span>
            <b>{line.name}</b>
            <LineStroke {...line} width={156} height={12} full />
            <span className="n">{share(line.total - line.open, line.total)}</span>
            <span className="n faint">{line.closedThisWeek === undefined ? '' : `+${line.closedThisWeek}`}</span>
            <span className={`n late ${line.late ? 'bad' : 'faint'}`}>
              {line.late > 0 && <i className="lt r" />}
              {line.late}
            </span>
          </a>
        </li>
      ))}
    </ol>
  )
}
