import { createHash } from 'node:crypto'
import type pg from 'pg'
import { intake, intakeSpan } from '@/db/schema/intake'
import type { Day } from '@/domain/clock'
import { readDocument } from '@/domain/intake'
import { insertRows, reserveIds } from '../rows'
import { chanceFrom } from './chance'
import { type Decision, draftDecisions, draftText, noticeDecisions, noticeText } from './document-texts'
import { noticeWork } from './document-work'
import { momentsAt } from './moments'
import type { Staff } from './people'
import { playTask } from './task-moves'
import { unitOf, type World } from './world'

const office = 'dept:safety-committee-office'
const inChinese = (day: Day) => {
  const [year, month, date] = day.split('-').map(Number)
  return { whole: `${year}年${month}月${date}日`, short: `${month}月${date}日`, year: String(year) }
}

type Brought = {
  language: 'zh' | 'en'
  titleZh: string
  titleEn: string
  speakerZh: string
  speakerEn: string
  spokenOn: Day
  decisions: readonly Decision[]
  rest: 'taken' | 'open'
}

/** Takes a text in as a supervisor would have at that time; the pieces that no decision names are taken as suggested, or left open. */
async function bring(client: pg.Client, by: Staff, at: number, text: string, brought: Brought): Promise<number> {
  const { decisions, rest, ...said } = brought
  await client.query('select ctx.assume($1, $2)', [by.membershipId, new Date(at)])
  const [id] = await reserveIds(client, intake, 1)
  const sha256 = createHash('sha256').update(text).digest('hex')
  await insertRows(client, intake, [
    {
      id: id!,
      ...said,
      text,
      sha256,
      source: 'pasted',
      orgId: by.unit.id,
      personId: by.id,
      invented: true,
      at: new Date(at),
    },
  ])
  // who says what it is, is written down with it
  await client.query('update intake set spoken_on = spoken_on where id = $1', [id])
  const pieces = readDocument(text)
  const ids = await reserveIds(client, intakeSpan, pieces.length)
  await insertRows(
    client,
    intakeSpan,
    pieces.map(({ suggestion, ...piece }, index) => ({
      id: ids[index]!,
      intakeId: id!,
      ...piece,
      suggestedDisposition: suggestion.disposition,
      suggestedWhy: suggestion.why,
      suggestedLine: suggestion.line,
      lineWhy: suggestion.lineWhy,
      suggestedTitle: suggestion.title,
    })),
  )
  const decided = new Map(
    decisions.map(decision => {
      const found = pieces.filter(piece => text.slice(piece.starts, piece.ends).startsWith(decision.begins))
      if (found.length !== 1)
        throw new Error(`${found.length} pieces of the demo's document begin with “${decision.begins}”`)
      return [pieces.indexOf(found[0]!), decision]
    }),
  )
  for (const [index, piece] of pieces.entries()) {
    const decision = decided.get(index)
    if (!decision && rest === 'open' && piece.kind === 'sentence') continue
    if (!decision && piece.suggestion.disposition === 'directive')
      throw new Error(`nobody decided on “${text.slice(piece.starts, piece.ends)}”`)
    await client.query(
      `update intake_span set disposition = $2, line = $3, title_zh = $4, title_en = $5, translation = $6, in_bulk = $7, version = version + 1 where id = $1`,
      [
        ids[index],
        decision?.disposition ?? piece.suggestion.disposition,
        decision?.line ?? null,
        decision?.titleZh ?? '',
        decision?.titleEn ?? '',
        decision?.translation ?? '',
        !decision,
      ],
    )
  }
  return id!
}

/** An invented notice of this winter: taken in, published and partly worked on. It has chance and time of its own, so that the rest of the story stays as it is. */
export async function takeInNotice(client: pg.Client, told: World): Promise<void> {
  const chance = chanceFrom(7_2026)
  const moments = momentsAt(told.moments.now, chance)
  const directives = new Map(told.directives)
  const world: World = { ...told, chance, moments, directives }
  const { people, script } = world
  const supervisor = people.one(office, 'supervisor')
  const [at] = moments.spread(1, 21, 21)
  const issued = inChinese(moments.dayFromNow(-21))
  const text = noticeText({
    issued: issued.whole,
    year: issued.year,
    drill: inChinese(moments.dayFromNow(12)).short,
    report: inChinese(moments.dayFromNow(20)).short,
  })
  const id = await bring(client, supervisor, at!, text, {
    language: 'zh',
    titleZh: '关于做好岁末冬季安全生产工作的通知（演示用虚构文件）',
    titleEn: 'Notice on winter work safety at the end of the year (invented for the demonstration)',
    speakerZh: '吉林省安委会办公室',
    speakerEn: 'Jilin work safety committee office',
    spokenOn: moments.dayFromNow(-21),
    decisions: noticeDecisions,
    rest: 'taken',
  })
  const { rows } = await client.query('select intake.publish($1)::int as id', [id])
  const spans = await client.query(
    `select s.id::int, s.line, s.text_zh, s.text_en from source_span s where s.document_id = $1 and s.disposition = 'directive'`,
    [rows[0].id],
  )
  for (const [index, decision] of noticeDecisions.filter(one => one.disposition === 'directive').entries()) {
    const span = spans.rows.find(one => one.text_zh.startsWith(decision.begins))!
    const opened = script.open('directive', at! + (index + 1) * 1000, supervisor, 'draft', 'draft', () => ({
      orgId: supervisor.unit.id,
      issuerOrgId: supervisor.unit.id,
      line: span.line,
      regionCode: '220000',
      key: decision.key!,
      spanId: span.id,
      quoteZh: span.text_zh,
      quoteEn: span.text_en,
      titleZh: decision.titleZh!,
      titleEn: decision.titleEn!,
      mechanism: '',
      lineBasis: 'assigned' as const,
    }))
    script.move(opened, at! + (index + 1) * 1000 + 1, supervisor, 'issue', 'issued')
    directives.set(decision.key!, { case: opened, line: decision.line! })
  }
  for (const { key, level, unit, zh, en, ...task } of noticeWork) {
    const { openedAt } = playTask(world, {
      ...task,
      work: {
        directive: key,
        level,
        unit,
        share: 1,
        zh,
        en,
        criteriaZh: task.criteriaZh,
        criteriaEn: task.criteriaEn,
        scene: 'document',
      },
      unit: unitOf(world, level === 'province' ? `dept:${unit}` : `${unit}:220200`),
      regionCode: level === 'province' ? '220000' : '220200',
      prefectureCode: level === 'province' ? null : '220200',
      titleZh: zh,
      titleEn: en,
      parent: null,
      case: null,
    })
    script.move(world.directives.get(key)!.case, openedAt - 1000, supervisor, 'decompose', 'executing')
  }
}

/** An invented note that is half decided on. */
export async function leaveDraft(client: pg.Client, { people, moments }: World): Promise<void> {
  const [at] = moments.spread(1, 1.2, 1.2)
  await bring(client, people.one(office, 'supervisor'), at!, draftText, {
    language: 'en',
    titleZh: '安全座谈纪要（演示用虚构文件）',
    titleEn: 'Notes of a safety round table (invented for the demonstration)',
    speakerZh: '',
    speakerEn: 'Jilin work safety committee office',
    spokenOn: moments.dayFromNow(-2),
    decisions: draftDecisions,
    rest: 'open',
  })
}
