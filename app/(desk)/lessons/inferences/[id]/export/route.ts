import { getLocale, getTranslations } from 'next-intl/server'
import { findInference, listBoard, listTerms, readBoardFilters } from '@/db/queries/inferences'
import { shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { csvFile } from '../../../../../csv'
import { csvAnswer } from '../../../../../csv-answer'
import { today } from '../../../../../light-of'
import { localized } from '../../../../../words'
import { whyWords } from '../../../accident-words'

/** The board of a fan-out as a file: the same filters and sight as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const filters = readBoardFilters(Object.fromEntries(new URL(request.url).searchParams))
  return csvAnswer(
    async tx => {
      const found = /^\d{1,15}$/.test(id) ? await findInference(tx, Number(id)) : null
      return found && { rows: await listBoard(tx, found.id, filters, today()), terms: await listTerms(tx) }
    },
    async ({ rows, terms }) => {
      const [t, locale, why] = await Promise.all([getTranslations('lessons'), getLocale(), whyWords(terms)])
      const pick = localized(locale)
      return csvFile(
        `inference-${id}-${today()}`,
        [
          t('board.place'),
          t('board.territory'),
          t('board.unit'),
          t('board.task'),
          t('board.why'),
          t('board.how'),
          t('board.what'),
          t('board.lookedBy'),
          t('board.lookedAt'),
          t('inference.columns.found'),
        ],
        rows.map(row => [
          pick(row.zh, row.en),
          pick(row.regionZh, row.regionEn),
          row.unit ? pick(row.unit.zh, row.unit.en) : t('infer.noUnit'),
          row.taskId === null ? '' : codeOf('task', row.taskId),
          why(row.why),
          t(`board.state.${row.state}`),
          row.leftOut ?? row.words,
          row.lookedBy ? pick(row.lookedBy.zh, row.lookedBy.en) : '',
          row.lookedAt ? shanghaiDay(row.lookedAt) : '',
          row.hazards.map(hazard => codeOf('hazard', hazard)).join(' '),
        ]),
      )
    },
  )
}
