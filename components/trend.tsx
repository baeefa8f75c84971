import { NumberLink } from './figure'

export type TrendPoint = {
  key: string
  /** The period as said on the page. */
  word: string
  opened: number
  closed: number
  /** How many were open at its end. */
  open: number
  openedHref: string
  closedHref: string
}

type Drawing = { width: number; height: number; bar: number; every: number; look: string }

/** A round step that gives three or four ticks below the greatest value. */
function stepFor(greatest: number): number {
  const rough = Math.max(greatest, 4) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  return Math.max(1, ([1, 2, 5, 10].find(by => by * power >= rough) ?? 10) * power)
}

/** Opened and closed in each period as bars, what stayed open as a line, and the numbers behind them as a table. */
export function Trend({
  points,
  words,
}: {
  points: readonly TrendPoint[]
  words: { caption: string; period: string; opened: string; closed: string; open: string; numbers: string }
}) {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  return (
    <>
      <Chart
        points={points}
        last={last}
        words={words}
        drawing={{ width: 564, height: 178, bar: 8, every: 2, look: 'wide-only' }}
      />
      <Chart
        points={points}
        last={last}
        words={words}
        drawing={{ width: 358, height: 190, bar: 6, every: 5, look: 'narrow-only' }}
      />
      <details className="behind">
        <summary>{words.numbers}</summary>
        <div className="tablewrap">
          <table className="table">
            <caption className="vh">{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.period}</th>
                <th scope="col" className="n">
                  {words.opened}
                </th>
                <th scope="col" className="n">
                  {words.closed}
                </th>
                <th scope="col" className="n">
                  {words.open}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map(point => (
                <tr key={point.key}>
                  <th scope="row">{point.word}</th>
                  <td className="n">
                    <NumberLink value={point.opened} href={point.openedHref} />
                  </td>
                  <td className="n">
                    <NumberLink value={point.closed} href={point.closedHref} />
                  </td>
                  <td className="n">{point.open}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}

type ChartWords = { caption: string; opened: string; closed: string; open: string }

function Chart({
  points,
  last,
  words,
  drawing,
}: {
  points: readonly TrendPoint[]
  last: TrendPoint
  words: ChartWords
  drawing: Drawing
}) {
  const { width, height, bar, every, look } = drawing
  const [left, right, top, base] = [8, width - 88, 14, height - 22]
  const most = Math.max(1, ...points.flatMap(point => [point.opened, point.closed, point.open]))
  const step = stepFor(most)
  const x = (index: number) => round(left + ((right - left) / points.length) * (index + 0.5))
  const y = (value: number) => round(base - (value / most) * (base - top))
  const ticks = Array.from({ length: Math.floor((most - 1) / step) }, (_, index) => (index + 1) * step)
  const end = points.length - 1
  const [openAt, closedAt, openedAt] = apart([y(last.open) + 4, y(last.closed) + 4, y(last.opened) + 4], 16, base + 4)
  return (
    <svg className={`trend ${look}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.caption}>
      {ticks.map(tick => (
        <g key={tick}>
          <path className="grid" d={`M${left} ${y(tick) + 0.5}H${right}`} />
          <text x={left} y={y(tick) - 3}>
            {tick}
          </text>
        </g>
      ))}
      {points.map((point, index) => (
        <g key={point.key}>
          <path className="a" d={`M${round(x(index) - bar - 1)} ${y(point.opened)}h${bar}V${base}h-${bar}z`} />
          <path className="b" d={`M${round(x(index) + 1)} ${y(point.closed)}h${bar}V${base}h-${bar}z`} />
          {(end - index) % every === 0 && (
            <text x={x(index)} y={height - 5} textAnchor="middle">
              {point.word}
            </text>
          )}
        </g>
      ))}
      <path className="axis" d={`M${left} ${base + 0.5}H${right}`} />
      <path className="l" d={`M${points.map((point, index) => `${x(index)} ${y(point.open)}`).join('L')}`} />
      <circle className="p" cx={x(end)} cy={y(last.open)} r="4" />
      <text className="acc" x={right + 2} y={openAt}>{`${words.open} ${last.open}`}</text>
      <text className="lab" x={right + 2} y={closedAt}>{`${words.closed} ${last.closed}`}</text>
      <text x={right + 2} y={openedAt}>{`${words.opened} ${last.opened}`}</text>
    </svg>
  )
}

const round = (length: number) => Math.round(length * 10) / 10

/** Labels that would lie on each other, moved up by the least that parts them; none lies lower than `floor`. */
function apart(wanted: readonly [number, number, number], by: number, floor: number): [number, number, number] {
  const order = [0, 1, 2].sort((a, b) => (wanted[b] ?? 0) - (wanted[a] ?? 0) || b - a)
  const placed: [number, number, number] = [...wanted]
  let lowest = floor
  for (const index of order) {
    placed[index] = Math.min(placed[index] ?? floor, lowest)
    lowest = placed[index] - by
  }
  return placed
}
