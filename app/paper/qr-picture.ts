import 'server-only'
import sharp from 'sharp'
import { qrPath, quietModules } from '@/components/qr-path'

/** A QR code as a PNG of so many pixels a side, for files that take no paths. */
export async function qrPicture(text: string, pixels: number): Promise<Buffer> {
  const { size, path } = qrPath(text)
  const edge = size + 2 * quietModules
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="${-quietModules} ${-quietModules} ${edge} ${edge}" shape-rendering="crispEdges"><rect x="${-quietModules}" y="${-quietModules}" width="${edge}" height="${edge}" fill="#fff"/><path d="${path}"/></svg>`
  return sharp(Buffer.from(drawing)).png().toBuffer()
}
