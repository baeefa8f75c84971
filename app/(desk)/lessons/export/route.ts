import { getLocale, getTranslations } from 'next-intl/server'
import { listAccidents, readAccidentFilters } from '@/db/queries/accidents'
import { shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { csvFile } from '../../../csv'
import { csvAnswer } from '../../../csv-answer'
import { today } from '../../../light-of'
import { localized } from '../../../words'
import { sectorWord } from '../../places/sector-word'

/** The list of accidents as a file: the same filters and sight as the page. */
export async function GET(request: Request): Promise<Response> {
  const filters = readAccidentFilters(Object.fromEntries(new URL(request.url).searchParams))
  return csvAnswer(
    async tx => (await listAccidents(tx, filters, { limit: 20_000 })).rows,
    async rows => {
      const [t, tl, tp, locale] = await Promise.all([
        getTranslations('lessons'),
        getTranslations('loops'),
        getTranslations('places'),
        getLocale(),
      ])
      const pick = localized(locale)
      return csvFile(
        `accidents-${today()}`,
        [
          t('column.code'),
          t('column.title'),
          t('new.kind'),
          t('column.grade'),
          t('field.deaths'),
          t('field.injuries'),
          t('field.loss'),
          t('column.sector'),
          t('column.region'),
          t('column.occurred'),
          t('column.stage'),
          t('column.due'),
        ],
        rows.map(row => [
          codeOf('accident', row.id),
          pick(row.zh, row.en),
          t(`kind.${row.kind}`),
          t(`grade.${row.grade}`),
          row.deaths,
          row.injuries,
          row.loss,
          sectorWord(tp, row.sector),
          pick(row.regionZh, row.regionEn),
          shanghaiDay(row.occurredAt),
          tl(`stage.accident.${row.stage}`),
          row.dueOn,
        ]),
      )
    },
  )
}
