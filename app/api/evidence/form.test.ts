import { describe, expect, it } from 'vitest'
import { readEvidenceForm } from './form'

const key = '0b6c1a52-6c1e-4b50-9d0c-2f1d6b4f7a10'

/** A request as a browser sends it: with its length said. */
async function request(
  fields: Record<string, string>,
  files: File[] = [],
  headers: Record<string, string> = {},
): Promise<Request> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const file of files) form.append('files', file)
  const whole = new Request('http://localhost/api/evidence', { method: 'POST', body: form })
  const body = await whole.arrayBuffer()
  return new Request(whole.url, {
    method: 'POST',
    body,
    headers: {
      'content-type': whole.headers.get('content-type')!,
      'content-length': String(body.byteLength),
      ...headers,
    },
  })
}
const good = { key, loop: 'task', id: '12', purpose: 'after', caption: ' valve ' }
const file = (bytes = 10, name = 'a.jpg') => new File([new Uint8Array(bytes)], name)

describe('the form of /api/evidence', () => {
  it('reads the case, the purpose, the caption and every file', async () => {
    const read = await readEvidenceForm(await request(good, [file(10), file(20, 'b.png')]))
    expect(read.ok && { ...read.form, files: read.form.files.map(one => [one.name, one.bytes.length]) }).toEqual({
      key,
      loop: 'task',
      id: 12,
      purpose: 'after',
      caption: 'valve',
      files: [
        ['a.jpg', 10],
        ['b.png', 20],
      ],
    })
  })

  it.each([
    ['no length', {}, [file()], { 'content-length': '' }, 411],
    ['a length past bearing', {}, [file()], { 'content-length': '100000001' }, 413],
    ['no multipart', {}, [file()], { 'content-type': 'application/json' }, 415],
    ['a body that is cut', {}, [file()], { 'content-type': 'multipart/form-data; boundary=another' }, 400],
    ['no file', {}, [], {}, 422],
    ['eleven files', {}, Array.from({ length: 11 }, () => file()), {}, 413],
    ['a file over 20 MB', {}, [file(20_000_001)], {}, 413],
    ['a key that is none', { key: 'x' }, [file()], {}, 422],
    ['a loop that takes no proof', { loop: 'directive' }, [file()], {}, 422],
    ['a purpose that is none', { purpose: 'during' }, [file()], {}, 422],
    ['a case that is no number', { id: '12 or 1=1' }, [file()], {}, 422],
    ['a caption past its length', { caption: 'x'.repeat(201) }, [file()], {}, 422],
  ])('refuses %s', async (_, fields, files, headers, status) => {
    const read = await readEvidenceForm(await request({ ...good, ...fields }, files, headers))
    expect(read).toMatchObject({ ok: false, status })
  })
})
