type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorKind = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

const between = 200
const largest = 800

/** The browser's own reader where it has one; else ours, which is fetched only then. */
async function readerOf(): Promise<(view: HTMLVideoElement) => Promise<string | null>> {
  const kind = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector
  if (kind && (await kind.getSupportedFormats()).includes('qr_code')) {
    const detector = new kind({ formats: ['qr_code'] })
    return async view => (await detector.detect(view))[0]?.rawValue ?? null
  }
  const { default: readPicture } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  return async view => {
    const scale = Math.min(1, largest / Math.max(view.videoWidth, view.videoHeight, 1))
    canvas.width = Math.max(1, Math.round(view.videoWidth * scale))
    canvas.height = Math.max(1, Math.round(view.videoHeight * scale))
    context.drawImage(view, 0, 0, canvas.width, canvas.height)
    const { data: pixels } = context.getImageData(0, 0, canvas.width, canvas.height)
    return readPicture(pixels, canvas.width, canvas.height)?.data ?? null
  }
}

/** Looks at the camera until a code is seen or the reader goes; null when they went. */
export async function readCodes(view: HTMLVideoElement, gone: AbortSignal): Promise<string | null> {
  const read = await readerOf()
  while (!gone.aborted) {
    const code = await read(view)
    if (code) return code
    await new Promise(resolve => setTimeout(resolve, between))
  }
  return null
}
