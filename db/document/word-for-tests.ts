import { type TestPart, zipOf } from '../archive/zip-for-tests'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

const part = (root: string, inner: string) =>
  `<?xml version="1.0"?><w:${root} xmlns:w="${main}" xmlns:mc="${compatibility}">${inner}</w:${root}>`

/** A Word document of this body, some of its parts replaced or added; a list of an inner text stands for a whole part of that name. */
export function wordOf(
  body: string,
  more: { parts?: Record<string, string | Buffer>; numbering?: string; styles?: string; footnotes?: string } = {},
): Buffer {
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(more.numbering ? { 'word/numbering.xml': part('numbering', more.numbering) } : {}),
    ...(more.styles ? { 'word/styles.xml': part('styles', more.styles) } : {}),
    ...(more.footnotes ? { 'word/footnotes.xml': part('footnotes', more.footnotes) } : {}),
    ...more.parts,
  }
  return zipOf(Object.entries(parts).map(([name, bytes]): TestPart => ({ name, bytes })))
}

export const run = (words: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
export const paragraph = (inner: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner.startsWith('<') ? inner : run(inner)}</w:p>`
