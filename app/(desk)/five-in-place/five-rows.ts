import { getLocale, getTranslations } from 'next-intl/server'
import type { Tx } from '@/db/client'
import { listFive, readFiveFilters } from '@/db/queries/five-in-place'
import { elements } from '@/domain/assurance'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized } from '../../words'
import { fiveMarks } from './standing'

const mostRows = 20_000

/** The list as heads and cells of a file: the same filters, order and sight as the page. */
export async function fiveRows(tx: Tx, request: Request): Promise<{ heads: string[]; rows: string[][] }> {
  const filters = readFiveFilters(Object.fromEntries(new URL(request.url).searchParams))
  const [t, tl, locale, marksOf] = await Promise.all([
    getTranslations('assurance'),
    getTranslations('loops'),
    getLocale(),
    fiveMarks(),
  ])
  const pick = localized(locale)
  const { rows } = await listFive(tx, filters, { limit: mostRows }, today())
  return {
    heads: [
      t('column.enterprise'),
      t('column.region'),
      ...elements.flatMap(element => [t(`element.${element}`), `${t(`short.${element}`)} · ${t('column.expires')}`]),
      t('column.code'),
      t('column.underWay'),
    ],
    rows: rows.map(row => [
      pick(row.zh, row.en),
      pick(row.regionZh, row.regionEn),
      ...marksOf(row.standing, row.regionCode).flatMap(mark => [mark.word, mark.expiresOn ?? '']),
      row.standing ? codeOf('assurance', row.standing.id) : '',
      row.underWay ? `${codeOf('assurance', row.underWay.id)} ${tl(`stage.assurance.${row.underWay.stage}`)}` : '',
    ]),
  }
}
