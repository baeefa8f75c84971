import { type Closing, strokePaths } from './line-stroke'
import { count } from './numerals'

/** Where each place stands, in tiles; the keys are codes of GB/T 2260. Meihekou and Changbaishan are no prefectures and drawn dashed. */
const spots: Record<string, readonly [column: number, row: number]> = {
  '220800': [0, 0],
  '220700': [1, 0],
  '220100': [1.5, 1],
  '220200': [2.5, 1],
  '220300': [0.5, 2],
  '220400': [1.5, 2],
  '222400': [3.5, 2],
  '220500': [1.5, 3],
  '220600': [2.5, 3],
  '220581': [2.5, 2],
  changbaishan: [3.5, 3],
}
const dashed = ['220581', 'changbaishan']

export type PrefectureTile = Closing & {
  code: string
  /** Short: 长春, Changchun. */
  name: string
  href: string
  /** The whole tile in words. */
  says: string
  /** The bold figure; what is open, when left out. */
  value?: string
  /** The figure at the right; what is overdue, in red, when left out. */
  aside?: string
}

/** A schematic of the prefectures, not a map; each tile opens its rows. */
export function PrefectureTiles({ tiles, label }: { tiles: readonly PrefectureTile[]; label: string }) {
  return (
    <svg className="tiles" viewBox="0 0 360 200" role="group" aria-label={label}>
      {tiles.map(tile => {
        const spot = spots[tile.code]
        return (
          spot && (
            <g key={tile.code} transform={`translate(${spot[0] * 80} ${spot[1] * 50})`}>
              <Tile tile={tile} />
            </g>
          )
        )
      })}
    </svg>
  )
}

function Tile({ tile }: { tile: PrefectureTile }) {
  const slot = dashed.includes(tile.code)
  const pad = slot ? 6 : 8
  const [wide, tall] = [76, 46]
  const stroke = strokePaths(tile, wide - 2 * pad, 3)
  const aside = tile.aside ?? (tile.late > 0 ? count(tile.late) : '')
  return (
    <a href={tile.href} className={slot ? 'slot' : undefined} aria-label={tile.says}>
      <rect className="t" x="0.5" y="0.5" width={wide - 1} height={tall - 1} rx="2" />
      <text
        className="nm"
        x={pad}
        y="16"
        {...(tile.name.length > 10 ? { textLength: wide - 2 * pad, lengthAdjust: 'spacingAndGlyphs' } : {})}
      >
        {tile.name}
      </text>
      <text className="v" x={pad} y="32">
        {tile.value ?? count(tile.open)}
      </text>
      {aside && (
        <text className={tile.aside === undefined ? 'od' : undefined} x={wide - pad} y="32" textAnchor="end">
          {aside}
        </text>
      )}
      <g transform={`translate(${pad} ${tall - 9})`}>
        <path className="ink" d={stroke.ink} />
        {stroke.red && <path className="red" d={stroke.red} />}
      </g>
    </a>
  )
}
