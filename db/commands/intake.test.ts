import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { joinSpan, splitSpan } from './cut-span'
import { disposeSpan, takeSuggestions } from './dispose-span'
import { draftsOf, notice } from './intake-cast'

let cast: Cast
let other: Cast
let drafts: ReturnType<typeof draftsOf>
beforeAll(async () => {
  cast = await makeCast()
  other = await makeCast()
  drafts = draftsOf(cast)
})
afterAll(async () => {
  await cast.end()
  await other.end()
})

describe('a document that is taken in', () => {
  it('is kept as it was, cut, suggested for, and decided by nobody', async () => {
    const mark = key()
    const id = idOf(await drafts.bring(mark))
    const [row] = await cast.ask('select * from intake where id = $1', [id])
    expect(row).toMatchObject({
      text: notice(mark),
      language: 'zh',
      spoken_on: expect.anything(),
      described_by_id: null,
      outcome: null,
    })
    expect(row!.sha256).toBe(createHash('sha256').update(notice(mark)).digest('hex'))
    expect(row!.speaker_zh).toBe('试点市安委会办公室')
    const all = await drafts.pieces(id)
    expect(all.map(piece => piece.disposition)).toEqual(all.map(() => null))
    expect((await drafts.pieceOf(id, '排查燃气')).suggested_line).toBe('bottom')
    expect((await drafts.pieceOf(id, '红线')).suggested_line).toBe('red')
  })
  it('is taken in by supervisors only, and empty or too long not at all', async () => {
    expect(codeOfRefusal(await drafts.bring(key(), {}, cast.as.leader))).toBe('wrongRole')
    expect(codeOfRefusal(await drafts.bring(key(), {}, cast.as.principal))).toBe('wrongRole')
    expect(codeOfRefusal(await drafts.bring(key(), { text: ' \n\u3000' }))).toBe('docEmpty')
    expect(codeOfRefusal(await drafts.bring(key(), { text: '要检查。'.repeat(20_000) }))).toBe('docTooLong')
  })
  it('letters outside the basic plane are counted as the database counts them', async () => {
    const id = idOf(await drafts.bring(key(), { text: '𠮷林要检查。\n要排查𠮷隐患。' }))
    expect((await drafts.pieces(id)).map(piece => piece.words)).toEqual(['𠮷林要检查。', '要排查𠮷隐患。'])
  })
})

describe('a piece', () => {
  it('is disposed of by a person, by name, and again when they think better of it', async () => {
    const id = idOf(await drafts.bring())
    idOf(
      await drafts.dispose(id, '排查燃气', {
        disposition: 'directive',
        line: 'bottom',
        titleZh: '排查燃气隐患',
        translation: 'Search for gas hazards.',
      }),
    )
    expect(await drafts.pieceOf(id, '排查燃气')).toMatchObject({
      disposition: 'directive',
      line: 'bottom',
      disposed_by_id: cast.people.supervisor,
      in_bulk: false,
    })
    idOf(await drafts.dispose(id, '排查燃气', { disposition: 'preamble' }))
    expect(await drafts.pieceOf(id, '排查燃气')).toMatchObject({ disposition: 'preamble', line: null })
  })
  it('needs a line and a title to be a directive', async () => {
    const id = idOf(await drafts.bring())
    for (const as of [{ line: 'red' as const }, { titleZh: '甲' }, { line: 'red' as const, titleZh: '  ' }])
      expect(codeOfRefusal(await drafts.dispose(id, '排查燃气', { disposition: 'directive', ...as }))).toBe(
        'needsLineTitle',
      )
    expect((await drafts.pieceOf(id, '排查燃气')).disposition).toBeNull()
  })
  it('that somebody changed meanwhile is not written over', async () => {
    const id = idOf(await drafts.bring())
    const { id: span, version } = await drafts.pieceOf(id, '排查燃气')
    idOf(await drafts.dispose(id, '排查燃气', {}))
    const late = await disposeSpan(cast.as.supervisor, { key: key(), id: span, version, disposition: 'metadata' })
    expect(late).toMatchObject({ ok: false, refusal: { code: 'stale', details: { yours: 1, current: 2 } } })
  })
  it('of another office is not decided on, nor seen from beside', async () => {
    const id = idOf(await drafts.bring())
    const { id: span, version } = await drafts.pieceOf(id, '排查燃气')
    const input = { key: key(), id: span, version, disposition: 'preamble' as const }
    expect(codeOfRefusal(await disposeSpan(other.as.supervisor, input))).toBe('notFound')
    expect(codeOfRefusal(await disposeSpan(cast.as.inspector, { ...input, key: key() }))).toBe('wrongRole')
  })
  it('taken with its section is a person’s act and marked so; a demand without a suggested line stays open', async () => {
    const id = idOf(await drafts.bring())
    const taken = await takeSuggestions(cast.as.supervisor, { key: key(), intakeId: id, section: '一、隐患排查' })
    expect(taken).toMatchObject({ ok: true, version: 2 })
    expect(await drafts.pieceOf(id, '排查燃气')).toMatchObject({
      disposition: 'directive',
      line: 'bottom',
      in_bulk: true,
      disposed_by_id: cast.people.supervisor,
    })
    expect((await drafts.pieceOf(id, '近期气温')).disposition).toBeNull()
    await drafts.takeAll(id)
    expect((await drafts.pieces(id)).filter(piece => piece.disposition === null).map(piece => piece.words)).toEqual([
      '请抓紧办理。',
    ])
  })
  it('is split and joined, and is then open again', async () => {
    const id = idOf(await drafts.bring())
    await drafts.takeAll(id)
    const one = await drafts.pieceOf(id, '排查燃气')
    idOf(
      await splitSpan(cast.as.supervisor, {
        key: key(),
        id: one.id,
        version: one.version,
        at: '要全面排查燃气隐患，'.length,
      }),
    )
    const [first, second] = (await drafts.pieces(id)).filter(piece => piece.section === '一、隐患排查')
    expect([first!.words, second!.words]).toEqual(['要全面排查燃气隐患，', '建立台账。'])
    expect([first!.disposition, second!.disposition]).toEqual([null, null])
    idOf(await joinSpan(cast.as.supervisor, { key: key(), id: one.id, version: first!.version }))
    expect((await drafts.pieceOf(id, '排查燃气')).words).toBe('要全面排查燃气隐患，建立台账。')
    const last = (await drafts.pieces(id)).at(-1)!
    expect(codeOfRefusal(await joinSpan(cast.as.supervisor, { key: key(), id: last.id, version: last.version }))).toBe(
      'invalid',
    )
    expect(
      codeOfRefusal(await splitSpan(cast.as.supervisor, { key: key(), id: last.id, version: last.version, at: 0 })),
    ).toBe('invalid')
    expect(
      codeOfRefusal(await splitSpan(cast.as.supervisor, { key: key(), id: last.id, version: last.version, at: 999 })),
    ).toBe('invalid')
  })
})
