import { type Closing, strokePaths } from './line-stroke'

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
