import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { disposeSpan } from './dispose-span'
import { giveTask } from './give-task'
import { draftsOf, notice } from './intake-cast'
import { describeDocument, publishDocument, putDocumentAside } from './publish-document'

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

describe('publishing', () => {
  it('waits for a description, every disposition, and one directive', async () => {
    const id = idOf(await drafts.bring())
    expect(codeOfRefusal(await drafts.publish(id))).toBe('needsDescription')
    expect(codeOfRefusal(await describeDocument(cast.as.supervisor, { key: key(), id, spokenOn: '2026-11-20' }))).toBe(
      'needsDescription',
    )
    idOf(await drafts.describeIt(id))
    expect(codeOfRefusal(await drafts.publish(id))).toBe('needsDispositions')
    for (const piece of await drafts.pieces(id))
      idOf(
        await disposeSpan(cast.as.supervisor, {
          key: key(),
          id: piece.id,
          version: piece.version,
          disposition: 'metadata',
        }),
      )
    expect(codeOfRefusal(await drafts.publish(id))).toBe('needsDirective')
    expect(await cast.ask('select from source_document where org_id = $1', [cast.units.office])).toEqual([])
  })
  it('freezes text and spans and issues a directive for each demand, from which a task is given', async () => {
    const mark = key()
    const id = await drafts.whole(mark)
    const documentId = idOf(await drafts.publish(id))
    const [doc] = await cast.ask('select * from source_document where id = $1', [documentId])
    expect(doc).toMatchObject({ text: notice(mark), language: 'zh', title_en: '冬季安全通知' })
    expect(Number(doc!.published_by_id)).toBe(cast.people.supervisor)
    expect(doc!.spans_sha256).toMatch(/^[0-9a-f]{64}$/)
    const spans = await cast.ask('select * from source_span where document_id = $1 order by starts', [documentId])
    for (const span of spans) expect(span.text_zh).toBe(notice(mark).slice(span.starts as number, span.ends as number))
    // counted here once more, apart from the database
    const said = spans.map(s => [
      s.no,
      s.starts,
      s.ends,
      s.disposition,
      s.line,
      s.section_zh,
      s.section_en,
      s.text_zh,
      s.text_en,
    ])
    const written = said.map(one => `[${one.map(value => JSON.stringify(value)).join(', ')}]`).join('\n')
    expect(doc!.spans_sha256).toBe(createHash('sha256').update(written).digest('hex'))
    const directives = await cast.ask(
      `select d.id::int, d.stage, d.line, d.line_basis, d.title_zh, d.title_en, d.quote_zh, d.quote_en, d.issuer_org_id::int as issuer,
         (select array_agg(e.move order by e.seq) from event e where e.loop = 'directive' and e.case_id = d.id) as moves
       from directive d join source_span s on s.id = d.span_id where s.document_id = $1 order by s.starts`,
      [documentId],
    )
    const common = { stage: 'issued', moves: ['draft', 'issue'], issuer: cast.units.office, quote_en: '' }
    expect(directives).toMatchObject([
      { ...common, line: 'bottom', line_basis: 'assigned', quote_zh: '要全面排查燃气隐患，建立台账。' },
      // the document names this line itself
      { ...common, line: 'red', line_basis: 'source', quote_zh: '要守住安全“红线”，开展执法检查。' },
      { ...common, line: 'firing', line_basis: 'assigned', title_zh: '抓紧办理应急', title_en: '抓紧办理应急' },
    ])
    const task = await giveTask(cast.as.supervisor, {
      key: key(),
      directiveId: directives[0]!.id as number,
      title: '排查燃气',
      criteria: '台账齐全',
      leadOrgId: cast.units.regulator,
      assistingOrgIds: [],
      dueOn: '2031-01-01',
    })
    expect(task.ok).toBe(true)
  })
  it('happens once: not again, not by another key, not of what was put aside', async () => {
    const id = await drafts.whole()
    const same = { key: key(), id }
    const first = idOf(await publishDocument(cast.as.supervisor, same))
    expect(idOf(await publishDocument(cast.as.supervisor, same))).toBe(first)
    expect(codeOfRefusal(await drafts.publish(id))).toBe('documentFrozen')
    expect(codeOfRefusal(await drafts.describeIt(id))).toBe('documentFrozen')
    expect(codeOfRefusal(await drafts.dispose(id, '排查燃气', {}))).toBe('documentFrozen')
    expect(codeOfRefusal(await putDocumentAside(cast.as.supervisor, { key: key(), id }))).toBe('documentFrozen')
    const dropped = await drafts.whole()
    idOf(await putDocumentAside(cast.as.supervisor, { key: key(), id: dropped }))
    expect(codeOfRefusal(await drafts.publish(dropped))).toBe('documentFrozen')
    const docs = await cast.ask(
      'select count(*)::int as n from source_document d join intake i on i.document_id = d.id where i.id = any($1)',
      [[id, dropped]],
    )
    expect(docs).toEqual([{ n: 1 }])
  })
  it('two at once make one document', async () => {
    const id = await drafts.whole()
    const both = await Promise.all([drafts.publish(id), drafts.publish(id)])
    expect(both.filter(one => one.ok)).toHaveLength(1)
    expect(
      await cast.ask('select count(*)::int as n from intake where id = $1 and document_id is not null', [id]),
    ).toEqual([{ n: 1 }])
  })
  it('is the drafting office’s: a leader may read and not publish, another office not even read', async () => {
    const id = await drafts.whole()
    expect(codeOfRefusal(await drafts.publish(id, cast.as.leader))).toBe('wrongRole')
    expect(codeOfRefusal(await drafts.publish(id, other.as.supervisor))).toBe('notFound')
    expect(await cast.bypass('leader', 'select id from intake where id = $1', [id])).toHaveLength(1)
    for (const who of ['inspector', 'principal', 'outsider'] as const)
      expect(
        await cast.bypass(
          who,
          'select id from intake where id = $1 union all select id from intake_span where intake_id = $1',
          [id],
        ),
      ).toEqual([])
    expect(await other.bypass('supervisor', 'select id from intake where id = $1', [id])).toEqual([])
  })
  it('an English text keeps the Chinese empty until a person writes it', async () => {
    const text =
      'A notice (invented)\nThe red line of safety stands. Departments must hold the "red line" and inspect. Plants shall keep an emergency plan.'
    const id = idOf(await drafts.bring(key(), { text }))
    idOf(
      await describeDocument(cast.as.supervisor, {
        key: key(),
        id,
        titleEn: 'A notice',
        speakerEn: 'Office',
        spokenOn: '2026-11-20',
      }),
    )
    await drafts.takeAll(id)
    idOf(
      await drafts.dispose(id, 'Plants shall', {
        disposition: 'directive',
        line: 'firing',
        titleEn: 'Keep a plan',
        titleZh: '制定预案',
        translation: '企业须制定应急预案。',
      }),
    )
    const documentId = idOf(await drafts.publish(id))
    expect(
      await cast.ask(
        'select text_zh, zh_basis, disposition from source_span where document_id = $1 and is_sentence order by starts',
        [documentId],
      ),
    ).toEqual([
      { text_zh: '', zh_basis: 'none', disposition: 'preamble' },
      { text_zh: '', zh_basis: 'none', disposition: 'directive' },
      { text_zh: '企业须制定应急预案。', zh_basis: 'office', disposition: 'directive' },
    ])
  })
})

describe('past every command', () => {
  it('a published document and its spans cannot be changed, by the application or by the owner', async () => {
    const id = idOf(await drafts.publish(await drafts.whole()))
    for (const statement of [
      `update source_document set text = text || '.' where id = ${id}`,
      `update source_document set spans_sha256 = repeat('0', 64) where id = ${id}`,
      `update source_span set disposition = 'preamble' where document_id = ${id}`,
      `delete from source_span where document_id = ${id}`,
      `insert into source_span (document_id, no, starts, ends, text_en, text_zh, zh_basis, section_zh, section_en, disposition, why, is_sentence)
         values (${id}, 999, 0, 1, '', '', 'original', '', '', 'preamble', '', true)`,
    ]) {
      await expect(cast.bypass('supervisor', statement), statement).rejects.toMatchObject({ code: '42501' })
      await expect(cast.ask(statement), statement).rejects.toThrow('documentFrozen')
    }
    await expect(cast.ask('truncate source_span cascade')).rejects.toThrow(/documentFrozen|only grows/)
  })
  it('a document whose hash or spans are not its text’s does not come in', async () => {
    const values = `('题', 't', '人', 'p', '2026-01-01', '要检查。 ', $1, 'zh') returning id`
    const doc = `insert into source_document (title_zh, title_en, speaker_zh, speaker_en, spoken_on, text, sha256, language) values ${values}`
    const right = createHash('sha256').update('要检查。 ').digest('hex')
    await expect(cast.ask(doc, ['0'.repeat(64)])).rejects.toThrow('invalid')
    // without its spans
    await expect(cast.ask(doc, [right])).rejects.toThrow('invalid')
    const span = (starts: number, ends: number, words: string) =>
      cast.ask(
        `with d as (${doc}) insert into source_span (document_id, no, starts, ends, text_en, text_zh, zh_basis, section_zh, section_en, disposition, why, is_sentence)
         select id, 1, $2::int, $3::int, '', $4, 'original', '', '', 'preamble', '', true from d`,
        [right, starts, ends, words],
      )
    await expect(span(0, 3, '要检查')).rejects.toThrow('invalid')
    await expect(span(0, 4, '要检讨。')).rejects.toThrow('invalid')
    await expect(span(1, 4, '检查。')).rejects.toThrow('invalid')
  })
  it('nobody opens a directive beside a document, forges who decided, or decides for another', async () => {
    const id = await drafts.whole()
    const { id: span, version } = await drafts.pieceOf(id, '排查燃气')
    await expect(
      cast.bypass('supervisor', 'update intake_span set disposed_by_id = 1 where id = $1', [span]),
    ).rejects.toMatchObject({ code: '42501' })
    const stamped = await cast.bypass(
      'supervisor',
      `update intake_span set disposition = 'preamble', line = null, version = $2 where id = $1 returning disposed_by_id::int as by`,
      [span, version + 1],
    )
    expect(stamped).toEqual([{ by: cast.people.supervisor }])
    expect(
      await cast.bypass(
        'leader',
        `update intake_span set disposition = 'preamble', line = null, version = $2 where id = $1 returning id`,
        [span, version + 1],
      ),
    ).toEqual([])
    for (const statement of [
      `update intake set text = 'x' where id = ${id}`,
      `update intake set outcome = 'published' where id = ${id}`,
    ])
      await expect(cast.bypass('supervisor', statement)).rejects.toMatchObject({ code: '42501' })
    const documentId = idOf(await drafts.publish(id))
    await expect(
      cast.bypass(
        'supervisor',
        `insert into directive (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, key, span_id, quote_zh, quote_en, title_zh, title_en, mechanism, line_basis)
         select 'draft', 'none', 'draft', '{}', $1, $1, 'red', '220200', $2, s.id, s.text_zh, s.text_en, '我的', 'mine', '', 'assigned' from source_span s where s.document_id = $3 and s.disposition = 'directive' limit 1`,
        [cast.units.office, key(), documentId],
      ),
    ).rejects.toThrow('documentFrozen')
  })
  it('a document is not published without its directives', async () => {
    const id = await drafts.whole()
    await expect(cast.bypass('supervisor', 'select intake.publish($1)', [id])).rejects.toThrow('needsDirective')
  })
})
