import { Light, type Tone } from './light'
import { type Closing, LineStroke } from './line-stroke'
import { count, share } from './numerals'

export type WallLine = Closing & {
  number: number
  name: string
  href: string
  light: { tone: Tone; word: string }
  openWord?: string
}

/** The six lines as wide as the wall. */
export function WallLines({ lines }: { lines: readonly WallLine[] }) {
  return (
    <ol className="walllines">
      {lines.map(line => (
        <li key={line.number}>
          <a href={line.href}>
            <span className="no">{line.number}</span>
            <b>{line.name}</b>
            <LineStroke {...line} width={1000} height={44} full />
            <span className="pc">{share(line.total - line.open, line.total)}</span>
            <span className="wl">
              <Light {...line.light} />
            </span>
            <span className="op">{line.openWord}</span>
          </a>
        </li>
      ))}
    </ol>
  )
}

export type WallFigure = { value: number | string; label: string; href: string; bad?: boolean }

export function WallFigures({ figures }: { figures: readonly WallFigure[] }) {
  return (
    <ul className="wallfigs">
      {figures.map(figure => (
        <li key={figure.label}>
          <a href={figure.href}>
            <b className={figure.bad ? 'bad' : undefined}>
              {typeof figure.value === 'number' ? count(figure.value) : figure.value}
            </b>
            <span>{figure.label}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
