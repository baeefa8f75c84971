import qrcode from 'qrcode-generator'

/** Modules that stay empty round a code so that a phone finds its edge. */
export const quietModules = 4

/** A QR code as one path of its dark runs, in modules, error level Q: a quarter of it may be scratched or painted over. */
export function qrPath(text: string): { size: number; path: string } {
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
  return { size, path: runs.join('') }
}
