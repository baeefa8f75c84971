import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { LineStroke } from '@/components/line-stroke'
import type { DirectiveWork } from '@/db/queries/speech'
import { codeOf } from '@/domain/loops'
import { localized } from '../../words'

/** Directives with the work under each; every number opens its rows. */
export async function DirectiveTable({ rows, caption }: { rows: readonly DirectiveWork[]; caption: string }) {
  const [t, tl, locale] = await Promise.all([getTranslations('directives'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const number = (value: number, href: string, label: string, bad = false) =>
    value > 0 ? (
      <span className={bad ? 'bad' : undefined}>
        <NumberLink value={value} href={href} label={label} />
      </span>
    ) : (
      <span className="faint">0</span>
    )
  return (
    <LedgerTable
      caption={caption}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/directives/${row.id}`}
      columns={[
        {
          key: 'code',
          head: t('column.code'),
          cell: row => <span className="code">{codeOf('directive', row.id)}</span>,
          phone: 'lead',
          width: '4rem',
        },
        { key: 'title', head: t('column.directive'), cell: row => pick(row.titleZh, row.titleEn), phone: 'title' },
        {
          key: 'stroke',
          head: <span className="vh">{t('column.closing')}</span>,
          cell: row => (
            <LineStroke total={row.tasks.open + row.tasks.done} open={row.tasks.open} late={row.tasks.late} />
          ),
          phone: 'hide',
          width: '5rem',
        },
        {
          key: 'stage',
          head: t('column.stage'),
          cell: row => <span className="dim">{tl(`stage.directive.${row.stage}` as 'stage.directive.issued')}</span>,
          phone: 'aside',
          width: '8rem',
        },
        {
          key: 'open',
          head: t('column.open'),
          numeric: true,
          width: '5rem',
          phoneLabel: t('column.open'),
          cell: row =>
            number(
              row.tasks.open,
              `/tasks?directive=${row.id}&state=open`,
              t('says.open', { n: row.tasks.open, code: codeOf('directive', row.id) }),
            ),
        },
        {
          key: 'late',
          head: t('column.late'),
          numeric: true,
          width: '5rem',
          phoneLabel: t('column.late'),
          cell: row =>
            number(
              row.tasks.late,
              `/tasks?directive=${row.id}&due=overdue`,
              t('says.late', { n: row.tasks.late, code: codeOf('directive', row.id) }),
              true,
            ),
        },
        {
          key: 'done',
          head: t('column.done'),
          numeric: true,
          width: '5rem',
          phoneLabel: t('column.done'),
          cell: row =>
            number(
              row.tasks.done,
              `/tasks?directive=${row.id}&state=done`,
              t('says.done', { n: row.tasks.done, code: codeOf('directive', row.id) }),
            ),
        },
        {
          key: 'hazards',
          head: t('column.hazards'),
          numeric: true,
          width: '6rem',
          phoneLabel: t('column.hazards'),
          cell: row =>
            number(
              row.hazards.open,
              `/hazards?directive=${row.id}&state=open`,
              t('says.hazards', { n: row.hazards.open, code: codeOf('directive', row.id) }),
            ),
        },
      ]}
    />
  )
}
