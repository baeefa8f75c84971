import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { BrokenLink } from '@/components/broken-link'
import { NumberLink } from '@/components/figure'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { count } from '@/components/numerals'
import { type BrokenKind, brokenRules } from '@/db/queries/broken-kinds'
import type { BrokenCount } from '@/db/queries/broken-loops'
import { calendar } from '@/db/queries/calendar'
import { ruleOn } from '@/db/queries/rules'
import { workingDaysBetween } from '@/domain/clock'
import { today } from '../../light-of'
import { cite } from '../../rule-words'
import { sayDay } from '../../words'

/** Every kind of broken link, drawn, with its count, which opens its rows, and the oldest. */
export async function KindTable({
  counts,
  chosen,
  all,
}: {
  counts: readonly BrokenCount[]
  chosen?: BrokenKind
  all: number
}) {
  const [t, locale] = await Promise.all([getTranslations('broken'), getLocale()])
  const now = today()
  const cited = new Map(
    await Promise.all(
      Object.entries(brokenRules).map(async ([kind, key]) => {
        const rule = ruleOn(key!, now)
        return [kind, { n: rule.value, basis: await cite(rule) }] as const
      }),
    ),
  )
  const oldest = (day: string) =>
    t('oldestSays', { day: sayDay(day, locale, now), days: workingDaysBetween(day, now, calendar()) })
  const columns: Column<BrokenCount>[] = [
    {
      key: 'where',
      head: t('where'),
      phone: 'title',
      cell: ({ kind, count: broken }) => (
        <BrokenLink
          from={t(`kind.${kind}.from`)}
          to={t(`kind.${kind}.to`)}
          broken={broken > 0}
          says={t(broken > 0 ? 'broken' : 'whole')}
        />
      ),
    },
    { key: 'what', head: t('what'), cell: ({ kind }) => t(`kind.${kind}.what`) },
    {
      key: 'rule',
      head: t('rule'),
      look: 'dim',
      phone: 'full',
      cell: ({ kind }) => (
        <>
          {t(`kind.${kind}.rule`, { n: cited.get(kind)?.n ?? 0 })}{' '}
          <Basis>{cited.get(kind)?.basis ?? t('basisSource')}</Basis>
        </>
      ),
    },
    {
      key: 'count',
      head: t('count'),
      numeric: true,
      phone: 'aside',
      cell: ({ kind, count: broken }) => (
        <b>
          <NumberLink value={broken} href={`/loops?kind=${kind}#list`} label={`${t(`kind.${kind}.what`)}: ${broken}`} />
        </b>
      ),
    },
    {
      key: 'oldest',
      head: t('oldest'),
      look: 'nw',
      cell: ({ kind, count: broken, oldest: day }) =>
        broken === 0 ? (
          <Light tone="green" word={t(kind === 'closedAlone' ? 'verifiedNone' : 'none')} />
        ) : (
          <span className="dim">{day ? oldest(day) : t('noDate')}</span>
        ),
    },
  ]
  return (
    <LedgerTable
      caption={t('title')}
      columns={columns}
      rows={counts}
      rowKey={row => row.kind}
      selected={row => row.kind === chosen}
      foot={[
        t('total'),
        '',
        '',
        <NumberLink key="all" value={count(all)} href="/loops#list" label={`${t('total')}: ${all}`} />,
        chosen && (
          <a key="show" className="link" href="/loops">
            {t('show')}
          </a>
        ),
      ]}
    />
  )
}
