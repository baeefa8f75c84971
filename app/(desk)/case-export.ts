import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import { asActor } from '@/db/client'
import { readFilters } from '@/db/queries/case-filters'
import { type CaseSort, caseSorts, type ListedCase, type ListedLoop, listCases } from '@/db/queries/case-list'
import { shanghaiDay } from '@/domain/clock'
import { type Line, lineNumber } from '@/domain/line'
import { codeOf } from '@/domain/loops'
import { RefusalError } from '@/domain/refusal'
import { csvFile } from '../csv'
import { lightWords, today } from '../light-of'
import { listClock } from '../list-clock'
import { refusalSentence } from '../refusal-sentence'
import { caller } from '../session'
import { localized } from '../words'

/** A file holds no more rows than this, and says so in its last line, so that one reader cannot hold a connection for minutes. */
const mostRows = 20_000

/** The list as a file: the same filters, order and sight as the page. */
export async function exportCases(loop: ListedLoop, request: Request): Promise<Response> {
  const who = await caller()
  const signedOut = async () => new Response(await refusalSentence({ code: 'signedOut' }), { status: 401 })
  if (!who) return signedOut()
  const address = Object.fromEntries(new URL(request.url).searchParams)
  const sort: CaseSort = caseSorts.find(known => known === address.sort) ?? 'due'
  let listed: { rows: ListedCase[]; next: string | null }
  try {
    listed = await asActor(who, 'read', tx =>
      listCases(tx, loop, readFilters(loop, address), { sort, limit: mostRows, clock: listClock() }),
    )
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'signedOut') return signedOut()
    throw error
  }
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('lists'),
    getTranslations('loops'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  const isHazard = loop === 'hazard'
  const columns = [
    'code',
    'title',
    ...(isHazard ? (['place', 'level'] as const) : []),
    'line',
    'unit',
    'owner',
    'region',
    'stage',
    'due',
    'light',
    'opened',
    'closed',
  ] as const
  return csvFile(
    `${loop}s-${today()}`,
    columns.map(column => t(`column.${column}`)),
    [
      ...listed.rows.map(row => [
        codeOf(loop, row.id),
        pick(row.titleZh, row.titleEn),
        ...(isHazard
          ? [row.place ? pick(row.place.zh, row.place.en) : '', row.level ? tl(`level.${row.level}`) : '']
          : []),
        `${lineNumber(row.line as Line)} ${tl(`line.${row.line}` as 'line.bottom')}`,
        pick(row.unit.zh, row.unit.en),
        row.owner ? pick(row.owner.zh, row.owner.en) : '',
        row.regionCode,
        tl(`stage.${loop}.${row.stage}` as 'stage.task.issued'),
        row.dueOn,
        light(loop, row.stage, row.dueOn).short,
        shanghaiDay(row.openedAt),
        row.closedAt && shanghaiDay(row.closedAt),
      ]),
      ...(listed.next ? [[t('exportCut', { n: mostRows })]] : []),
    ],
  )
}
