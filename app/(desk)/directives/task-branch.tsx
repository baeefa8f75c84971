import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { BranchRow } from '@/db/queries/task-page'
import { codeOf } from '@/domain/loops'
import { lightWords, today } from '../../light-of'
import { localized, sayDay } from '../../words'

type Placed = BranchRow & { depth: number }

/** The rows as a tree read from the top: each task, then its pieces. A piece whose larger task the reader does not see stands at the top. */
function inTreeOrder(rows: readonly BranchRow[], root?: number): Placed[] {
  const known = new Set(rows.map(row => row.id))
  const under = new Map<number | null, BranchRow[]>()
  for (const row of rows) {
    const parent = row.parentId !== null && row.parentId !== root && known.has(row.parentId) ? row.parentId : null
    under.set(parent, [...(under.get(parent) ?? []), row])
  }
  const walk = (parent: number | null, depth: number): Placed[] =>
    (under.get(parent) ?? []).flatMap(row => [{ ...row, depth }, ...walk(row.id, depth + 1)])
  return walk(null, 0)
}

/** Tasks under a directive or a larger task, pieces set in under what they are pieces of. */
export async function TaskBranch({
  rows,
  caption,
  root,
}: {
  rows: readonly BranchRow[]
  caption: string
  root?: number
}) {
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('tasks'),
    getTranslations('loops'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={caption}
      rows={inTreeOrder(rows, root)}
      rowKey={row => row.id}
      rowHref={row => `/tasks/${row.id}`}
      columns={[
        {
          key: 'code',
          head: t('column.code'),
          cell: row => <span className="code">{codeOf('task', row.id)}</span>,
          phone: 'lead',
          width: '5rem',
        },
        {
          key: 'title',
          head: t('column.task'),
          cell: row => (
            <span className="block" style={row.depth ? { paddingInlineStart: `${row.depth * 1.25}rem` } : undefined}>
              {pick(row.titleZh, row.titleEn)}
            </span>
          ),
          phone: 'title',
        },
        { key: 'unit', head: t('column.unit'), cell: row => <span className="dim">{pick(row.orgZh, row.orgEn)}</span> },
        {
          key: 'stage',
          head: t('column.stage'),
          cell: row => <span className="dim">{tl(`stage.task.${row.stage}` as 'stage.task.issued')}</span>,
        },
        {
          key: 'due',
          head: t('column.due'),
          cell: row => <span className="nw">{row.dueOn ? sayDay(row.dueOn, locale, today()) : ''}</span>,
        },
        {
          key: 'light',
          head: t('column.light'),
          phone: 'aside',
          cell: row => {
            const shown = light('task', row.stage, row.dueOn)
            return <Light tone={shown.tone} word={shown.short} />
          },
        },
      ]}
    />
  )
}
