import { getLocale, getTranslations } from 'next-intl/server'
import type { Column } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { count } from '@/components/numerals'
import type { CaseSort, ListedCase, ListedLoop } from '@/db/queries/case-list'
import { daysBetween, shanghaiDay } from '@/domain/clock'
import { type Line, lineNumber } from '@/domain/line'
import { codeOf, loops } from '@/domain/loops'
import { lightWords, today } from '../light-of'
import { localized, sayDay } from '../words'

/** The columns of a list of tasks or hazards; `sortBy` gives the link that orders by a column. */
export async function caseColumns(
  loop: ListedLoop,
  titleHead: string,
  sortBy: (key: CaseSort) => Column<ListedCase>['sort'],
): Promise<Column<ListedCase>[]> {
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('lists'),
    getTranslations('loops'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  const now = today()
  const dim = (words: string) => <span className="dim">{words}</span>
  return [
    {
      key: 'code',
      head: t('column.code'),
      cell: row => <span className="code">{codeOf(loop, row.id)}</span>,
      phone: 'lead',
      width: '5.5rem',
    },
    {
      key: 'title',
      head: titleHead,
      phone: 'title',
      cell: row => pick(row.titleZh, row.titleEn),
    },
    ...(loop === 'hazard'
      ? [
          {
            key: 'place',
            head: t('column.place'),
            cell: (row: ListedCase) => dim(row.place ? pick(row.place.zh, row.place.en) : '—'),
            phone: 'hide' as const,
          },
          {
            key: 'level',
            head: t('column.level'),
            cell: (row: ListedCase) =>
              row.level ? (
                <span className={row.level === 'major' ? 'bad' : 'dim'}>{t(`level.${row.level}`)}</span>
              ) : (
                '—'
              ),
            look: 'nw',
          },
        ]
      : []),
    {
      key: 'line',
      head: t('column.line'),
      cell: row => dim(`${lineNumber(row.line as Line)} ${tl(`line.${row.line}` as 'line.bottom')}`),
      look: 'nw',
      phone: 'hide',
    },
    { key: 'unit', head: t('column.unit'), cell: row => dim(pick(row.unit.zh, row.unit.en)) },
    {
      key: 'stage',
      head: t('column.stage'),
      cell: row => dim(tl(`stage.${loop}.${row.stage}` as 'stage.task.issued')),
      look: 'nw',
    },
    {
      key: 'due',
      head: t('column.due'),
      cell: row => (row.dueOn ? sayDay(row.dueOn, locale, now) : ''),
      sort: sortBy('due'),
      look: 'nw',
      phone: 'hide',
    },
    {
      key: 'light',
      head: t('column.light'),
      phone: 'aside',
      cell: row => {
        const shown = light(loop, row.stage, row.dueOn)
        return <Light tone={shown.tone} word={shown.short} />
      },
    },
    {
      key: 'silent',
      head: t('column.silent'),
      cell: row => (loops[loop].states[row.stage] === 'open' ? count(daysBetween(shanghaiDay(row.movedAt), now)) : ''),
      numeric: true,
      sort: sortBy('moved'),
      phone: 'hide',
    },
    {
      key: 'opened',
      head: t('column.opened'),
      cell: row => dim(sayDay(shanghaiDay(row.openedAt), locale, now)),
      sort: sortBy('opened'),
      look: 'nw',
      phone: 'hide',
    },
  ]
}
