import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { RefusalError } from '@/domain/refusal'
import { type Claimed, readExif } from './evidence-exif'

export const evidenceLimits = {
  fileBytes: 20_000_000,
  files: 10,
  requestBytes: 100_000_000,
  pixels: 100_000_000,
} as const

/** What is taken as proof, by its first bytes; a name or a declared type counts for nothing. No SVG, no HTML, no office file. */
export const evidenceMimes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type EvidenceMime = (typeof evidenceMimes)[number]

export type Inspected = { mime: EvidenceMime; width: number | null; height: number | null; claimed: Claimed }

const unclaimed: Claimed = { at: null, latitude: null, longitude: null }
/** What makes a PDF act when it is opened, as far as its plain part shows; it is only ever served as a download. */
const activePdf = /\/(JavaScript|JS|Launch|RichMedia|EmbeddedFile|XFA|SubmitForm|ImportData|GoToE)\b/
/** A name of a PDF may write any of its letters as `#` and two digits. */
const unescaped = (text: string) =>
  text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** What some cameras leave between the parts of a sound JPEG. */
const harmless = /extraneous bytes before marker/

const refuse = (code: 'fileTooLarge' | 'fileKind' | 'fileBroken', name: string): never => {
  throw new RefusalError({ code, details: { name } })
}

function inspectPdf(bytes: Buffer, name: string): Inspected {
  const text = bytes.toString('latin1')
  if (!text.slice(-2048).includes('%%EOF')) refuse('fileBroken', name)
  if (activePdf.test(unescaped(text))) refuse('fileKind', name)
  return { mime: 'application/pdf', width: null, height: null, claimed: unclaimed }
}

async function inspectPicture(bytes: Buffer, mime: EvidenceMime, name: string): Promise<Inspected> {
  const open = () => sharp(bytes, { failOn: 'warning', limitInputPixels: evidenceLimits.pixels, sequentialRead: true })
  try {
    const meta = await open().metadata()
    if (`image/${meta.format}` !== mime || !meta.width || !meta.height) return refuse('fileKind', name)
    if (meta.width * meta.height > evidenceLimits.pixels) return refuse('fileTooLarge', name)
    // the header alone proves nothing: every row has to be readable
    await open()
      .resize(32, 32, { fit: 'inside' })
      .raw()
      .toBuffer()
      .catch(error => {
        if (!harmless.test(String(error))) throw error
      })
    const turned = (meta.orientation ?? 1) >= 5
    return {
      mime,
      width: turned ? meta.height : meta.width,
      height: turned ? meta.width : meta.height,
      claimed: readExif(meta.exif),
    }
  } catch (error) {
    if (error instanceof RefusalError) throw error
    return refuse(/pixel limit/i.test(String(error)) ? 'fileTooLarge' : 'fileBroken', name)
  }
}

/** What a file truly is; throws RefusalError `fileTooLarge`, `fileKind` or `fileBroken` with the file's name. */
export async function inspectFile(bytes: Buffer, name: string): Promise<Inspected> {
  if (bytes.length === 0) return refuse('fileBroken', name)
  if (bytes.length > evidenceLimits.fileBytes) return refuse('fileTooLarge', name)
  // a file that ends within its own head is of no kind
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const mime = evidenceMimes.find(known => known === found?.mime)
  if (!mime) return refuse('fileKind', name)
  return mime === 'application/pdf' ? inspectPdf(bytes, name) : inspectPicture(bytes, mime, name)
}
