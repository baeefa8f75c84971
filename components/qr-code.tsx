import qrcode from 'qrcode-generator'

/** Modules that stay empty round a code so that a phone finds its edge. */
const quiet = 4

/** A QR code as one path, error level Q: a quarter of it may be scratched or painted over. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = qrcode(0, 'Q')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const runs: string[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0, from = 0; column < size; column = from) {
      from = column + 1
      if (!code.isDark(row, column)) continue
      while (from < size && code.isDark(row, from)) from++
      runs.push(`M${column} ${row}h${from - column}v1h-${from - column}z`)
    }
  }
  const edge = size + 2 * quiet
  return (
    <svg
      className="qr"
      viewBox={`${-quiet} ${-quiet} ${edge} ${edge}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-quiet} y={-quiet} width={edge} height={edge} fill="#fff" />
      <path d={runs.join('')} fill="#000" />
    </svg>
  )
}
