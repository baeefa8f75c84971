import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { FilterBar } from '@/components/filter-bar'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type TreeNode, UnitTree } from '@/components/unit-tree'
import { type Address, readerOf } from '@/db/queries/address'
import { listPrefectures } from '@/db/queries/case-list'
import { findUnits, readTree, readUnitFilters, type Tree, type UnitRow, unitKinds } from '@/db/queries/org-tree'
import { sectorWords } from '@/domain/register-columns'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized } from '../../words'
import { NotUnderstood } from '../not-understood'
import { sectorNames } from '../places/sector-words'
import { FoundUnits } from './found-units'
import { TreeKeys } from './tree-keys'

const path = '/organizations'
const pageSize = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('title') }
}

/** The tree in reading order: each unit, and below an open one its branch. */
function inOrder(tree: Tree): UnitRow[] {
  const under = (parent: number | null): UnitRow[] =>
    tree.rows
      .filter(row => row.parentId === parent)
      .flatMap(row => [row, ...(tree.open.includes(row.id) ? under(row.id) : [])])
  return under(null)
}

export default async function OrganizationsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const filters = readUnitFilters(address)
  const { id, one } = readerOf(address)
  const open = id('open')
  const after = one('after')
  const looking = Object.keys(filters).length > 0
  const page = await read(async (tx, actor) => ({
    actor,
    regions: await listPrefectures(tx),
    found: looking ? await findUnits(tx, filters, today(), { after, limit: pageSize }) : null,
    tree: looking ? null : await readTree(tx, open, today()),
  }))
  const [t, ts, locale, sector] = await Promise.all([
    getTranslations('organizations'),
    getTranslations('lists'),
    getLocale(),
    sectorNames(),
  ])
  const pick = localized(locale)
  const chip = (key: keyof typeof filters, value: string) => ({
    label: t(key === 'q' ? 'filter.search' : `filter.${key}`),
    value,
    href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
    remove: ts('remove', { label: t(key === 'q' ? 'filter.search' : `filter.${key}`), value }),
  })
  const region = page.regions.find(one => one.code === filters.region)
  const ordered = page.tree ? inOrder(page.tree) : []
  const nodes = ordered.map((row): TreeNode => {
    const isOpen = page.tree!.open.includes(row.id)
    const siblings = page.tree!.rows.filter(other => other.parentId === row.parentId)
    const name = pick(row.zh, row.en)
    return {
      id: row.id,
      name,
      href: `${path}/${row.id}`,
      depth: row.depth,
      open: isOpen,
      // closing goes back to the unit above
      toggle:
        row.below === 0
          ? null
          : {
              href: `${path}${addressOf({ open: isOpen ? (row.parentId ?? 0) : row.id })}#u${row.id}`,
              word: t(isOpen ? 'tree.close' : 'tree.open', { name }),
            },
      position: siblings.indexOf(row) + 1,
      siblings: siblings.length + (page.tree!.more.get(row.parentId ?? 0) ?? 0),
      facts: (
        <>
          <small>{row.below > 0 ? t('tree.below', { n: count(row.below) }) : ''}</small>
          {row.breaks > 0 && (
            <NumberLink
              value={row.breaks}
              href={`/unowned?under=${row.id}`}
              label={t('tree.breaks', { n: row.breaks })}
            />
          )}
        </>
      ),
    }
  })
  return (
    <>
      <TopBar title={t('title')}>
        <a className="btn quiet" href="/unowned">
          {t('nav.unowned')}
        </a>
        <a className="btn quiet" href={`${path}/sectors`}>
          {t('nav.sectors')}
        </a>
        <a className="btn quiet" href={`${path}/handover`}>
          {t('nav.handover')}
        </a>
        {page.actor.role !== 'enterprise' && (
          <a className="btn quiet" href={`${path}/import`}>
            {t('nav.import')}
          </a>
        )}
      </TopBar>
      <p className="dim px-[var(--space-gutter)] pt-3">{t('lead')}</p>
      <NotUnderstood address={address} understood={filters} also={['open', 'after']} />
      <FilterBar
        action={path}
        label={t('filter.label')}
        search={{ name: 'q', label: t('filter.search'), value: filters.q }}
        fields={[
          {
            kind: 'select',
            name: 'region',
            label: t('filter.region'),
            none: ts('any'),
            options: page.regions.map(one => ({ value: one.code, word: pick(one.zh, one.en) })),
            defaultValue: filters.region ?? '',
          },
          {
            kind: 'select',
            name: 'kind',
            label: t('filter.kind'),
            none: ts('any'),
            options: unitKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
            defaultValue: filters.kind ?? '',
          },
          {
            kind: 'select',
            name: 'sector',
            label: t('filter.sector'),
            none: ts('any'),
            options: Object.keys(sectorWords).map(key => ({ value: key, word: sector(key) })),
            defaultValue: filters.sector ?? '',
          },
        ]}
        chips={[
          ...(filters.q ? [chip('q', filters.q)] : []),
          ...(filters.region ? [chip('region', region ? pick(region.zh, region.en) : filters.region)] : []),
          ...(filters.kind ? [chip('kind', t(`kind.${filters.kind}`))] : []),
          ...(filters.sector ? [chip('sector', sector(filters.sector))] : []),
        ]}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={{ href: path, word: ts('clear') }}
      />
      {page.found && <FoundUnits found={page.found} filters={filters} after={after} />}
      {page.tree && (
        <Section>
          <UnitTree label={t('tree.label')} id="tree" nodes={nodes}>
            {[...page.tree.more].map(([parent, n]) => {
              const above = page.tree!.rows.find(row => row.id === parent)
              return (
                <p key={parent} className="dim mt-2">
                  {t('tree.more', { n, name: above ? pick(above.zh, above.en) : '' })}
                </p>
              )
            })}
            <p className="faint mt-3">{t('tree.keys')}</p>
          </UnitTree>
          <TreeKeys tree="tree" />
        </Section>
      )}
    </>
  )
}
