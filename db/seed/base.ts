import { createHash } from 'node:crypto'
import type pg from 'pg'
import { readHolidays } from '@/db/data/holidays'
import { readRulePacks } from '@/db/data/rules'
import { readCauses, readTraits } from '@/db/data/vocabularies'
import { checklist, checklistItem } from '@/db/schema/checklist'
import { sectorRegulator } from '@/db/schema/duty'
import { region } from '@/db/schema/organisation'
import { rule, rulePack } from '@/db/schema/rule'
import { line, sourceDocument, sourceSpan } from '@/db/schema/source'
import { lineNumber } from '@/domain/line'
import { baseUnits } from './base-units'
import { asOwner } from './connection'
import { lineWords } from './line-words'
import { insertRows, reserveIds } from './rows'
import { readChecklists } from './source/checklists'
import { readRegions } from './source/regions'
import { readSectorLaw } from './source/sector-regulators'
import { readSpeech, readSpeechText, sections, speechDocument } from './source/speech'
import { placeUnits } from './units'

const hasRows = async (client: pg.Client, text: string, values: unknown[] = []) =>
  (await client.query(text, values)).rowCount !== 0

async function writeRegions(client: pg.Client): Promise<void> {
  if (await hasRows(client, 'select from region limit 1')) return
  await insertRows(
    client,
    region,
    readRegions().map(({ code, level, nameZh, nameEn, parentCode, validFromYear, validToYear }) => ({
      code,
      level,
      nameZh,
      nameEn,
      parentCode,
      validFromYear,
      validToYear,
    })),
  )
}

async function writeLines(client: pg.Client): Promise<void> {
  if (await hasRows(client, 'select from line limit 1')) return
  await insertRows(
    client,
    line,
    Object.entries(lineWords).map(([key, words]) => ({
      key: key as keyof typeof lineWords,
      number: lineNumber(key as keyof typeof lineWords),
      ...words,
    })),
  )
}

/** The calendar's exceptions as they stand; a later notice replaces what an earlier one said of a day. */
async function writeHolidays(client: pg.Client): Promise<void> {
  const standing = readHolidays()
    .filter(one => one.supersededOn === null)
    .map(({ date, dayKind }) => ({ on_day: date, kind: dayKind }))
  await client.query(
    `insert into holiday select * from json_populate_recordset(null::holiday, $1) on conflict (on_day) do update set kind = excluded.kind`,
    [JSON.stringify(standing)],
  )
}

/** A pack's version is written once and never changed. */
async function writeRulePacks(client: pg.Client): Promise<void> {
  for (const { rules, ...pack } of readRulePacks()) {
    if (await hasRows(client, 'select from rule_pack where key = $1 and version = $2', [pack.key, pack.version]))
      continue
    const [id] = await reserveIds(client, rulePack, 1)
    await insertRows(client, rulePack, [{ id: id!, ...pack }])
    await insertRows(
      client,
      rule,
      rules.map(({ from, to, ...one }) => ({ packId: id!, ...one, inForceFrom: from, inForceTo: to })),
    )
  }
}

/** Words that the lists gained since are added; none is changed or taken away. */
async function writeVocabularies(client: pg.Client): Promise<void> {
  for (const [table, words] of [
    ['cause_kind', readCauses()],
    ['trait_term', readTraits()],
  ] as const)
    await client.query(
      `insert into ${table} (key, kind, name_zh, name_en) select key, kind, "nameZh", "nameEn" from json_to_recordset($1) w (key text, kind text, "nameZh" text, "nameEn" text)
       on conflict (key) do nothing`,
      [JSON.stringify(words)],
    )
}

/** The map of sectors as the law draws it; what an office assigns stands beside it. */
async function writeSectorLaw(client: pg.Client): Promise<void> {
  if (await hasRows(client, `select from sector_regulator where basis = 'law' limit 1`)) return
  await insertRows(
    client,
    sectorRegulator,
    readSectorLaw().map(row => ({ ...row, basis: 'law' as const })),
  )
}

async function writeChecklists(client: pg.Client): Promise<void> {
  for (const { key, version, titleZh, titleEn, items } of readChecklists()) {
    if (await hasRows(client, 'select from checklist where key = $1 and version = $2', [key, version])) continue
    const [id] = await reserveIds(client, checklist, 1)
    await insertRows(client, checklist, [{ id: id!, key, version, nameZh: titleZh, nameEn: titleEn, sector: key }])
    await insertRows(
      client,
      checklistItem,
      items.map((item, index) => ({
        checklistId: id!,
        no: index + 1,
        code: item.code,
        sectionZh: item.sectionZh,
        sectionEn: item.sectionEn,
        textZh: item.itemZh,
        textEn: item.itemEn,
        clause: item.clause,
        levelIfFailed: item.levelIfFailed,
        photoRequired: item.photoRequired,
        guidanceEn: item.guidanceEn,
        source: item.source,
        seen: item.seen,
      })),
    )
    // frozen from then on, whoever tries
    await client.query('update checklist set issued_at = now() where id = $1', [id])
  }
}

async function writeSpeech(client: pg.Client): Promise<void> {
  const text = readSpeechText()
  const sha256 = createHash('sha256').update(text).digest('hex')
  if (await hasRows(client, 'select from source_document where sha256 = $1', [sha256])) return
  const [id] = await reserveIds(client, sourceDocument, 1)
  const { titleZh, titleEn, speakerZh, speakerEn, heldOn } = speechDocument
  await insertRows(client, sourceDocument, [
    { id: id!, titleZh, titleEn, speakerZh, speakerEn, spokenOn: heldOn, text, sha256 },
  ])
  const spans = readSpeech()
  const sentences = spans.filter(span => span.no !== null).length
  let furniture = 0
  await insertRows(
    client,
    sourceSpan,
    spans.map(span => ({
      documentId: id!,
      // sentences keep their own numbers; page furniture is numbered after them
      no: span.no ?? sentences + ++furniture,
      starts: span.start,
      ends: span.end,
      textEn: span.en,
      textZh: span.zh,
      zhBasis: span.zhBasis,
      line: span.line,
      sectionZh: sections[span.section][0],
      sectionEn: sections[span.section][1],
      disposition: span.disposition,
      why:
        span.reportWords.length > 0
          ? `${span.why}; words of the Chinese report: ${span.reportWords.join(' · ')}`
          : span.why,
      isSentence: span.no !== null,
    })),
  )
}

/** What every installation needs: regions, the real units, the six lines, the speech with its spans, the checklists. Safe to run again. */
export async function seedBase({ adminUrl }: { adminUrl: string }): Promise<void> {
  await asOwner(adminUrl, async client => {
    await writeRegions(client)
    await writeLines(client)
    await placeUnits(client, baseUnits())
    await writeHolidays(client)
    await writeRulePacks(client)
    await writeSectorLaw(client)
    await writeChecklists(client)
    await writeVocabularies(client)
    await writeSpeech(client)
  })
}
