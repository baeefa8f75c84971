/** What a stroke draws: how many there are, how many are open, how many of those are overdue. */
export type Closing = { total: number; open: number; late: number }

/**
 * Half the gap and the red at each edge of it, in px, of a stroke `width` px wide. A stub of a twelfth always stays;
 * what exists is never under a pixel; under 100 px both fall on whole pixels.
 */
export function gapOf({ total, open, late }: Closing, width: number): { gap: number; red: number } {
  if (total > 0 && open <= 0) return { gap: 0, red: 0 }
  const least = width < 100 ? 1 : width / 100
  const openShare = total > 0 ? Math.min(open / total, 1) : 1
  const gap = Math.min(Math.max((width * openShare) / 2, least), width / 2 - width / 12)
  const red = late > 0 ? Math.min(Math.max((gap * late) / open, least), gap) : 0
  const snap = (length: number) => (width < 100 ? Math.round(length) : Math.round(length * 10) / 10)
  return { gap: snap(gap), red: Math.min(snap(red), snap(gap)) }
}

/** The two svg paths of one stroke: ink left and right of the gap, red at the gap's edges. */
export function strokePaths(closing: Closing, width: number, height: number, top = 0): { ink: string; red: string } {
  const { gap, red } = gapOf(closing, width)
  const left = round(width / 2 - gap)
  const right = round(width / 2 + gap)
  const ink = gap
    ? `M0 ${top}h${left}v${height}H0zM${right} ${top}H${width}v${height}H${right}z`
    : `M0 ${top}h${width}v${height}H0z`
  const edges = red
    ? `M${left} ${top}h${red}v${height}h-${red}zM${round(right - red)} ${top}h${red}v${height}h-${red}z`
    : ''
  return { ink, red: edges }
}

const round = (length: number) => Math.round(length * 10) / 10

/** One line's closing: unbroken when closed, a gap as wide as its open share, red where the gap is overdue. */
export function LineStroke({
  total,
  open,
  late,
  width = 56,
  height = 6,
  full = false,
  label,
}: Closing & {
  width?: number
  height?: number
  /** Stretches to its column; `width` then only sets the precision. */
  full?: boolean
  label?: string
}) {
  const empty = total <= 0 ? ' void' : ''
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  if (width < 100 && !full) {
    const { gap, red } = gapOf({ total, open, late }, width)
    const style: Record<string, string | number> = { '--g': `${gap}px` }
    if (red) style['--r'] = `${red}px`
    if (width !== 56) style.width = width
    if (height !== 6) style.height = height
    return <i className={`st${empty}`} style={style} {...spoken} />
  }
  const paths = strokePaths({ total, open, late }, width, height)
  return (
    <svg
      className={`stroke${empty}${full ? ' full' : ''}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={full ? 'none' : undefined}
      {...spoken}
    >
      <path d={paths.ink} />
      {paths.red && <path className="o" d={paths.red} />}
    </svg>
  )
}
