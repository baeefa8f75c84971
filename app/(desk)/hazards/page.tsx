import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { toQuery } from '@/db/queries/case-filters'
import { hazardMoves } from '@/domain/hazard'
import { read } from '../../session'
import { CaseList, type ListView, openFirst, readCaseList } from '../case-list'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A closed hazard is watched until somebody confirms it stable. */
const views = {
  open: { state: 'open' },
  major: { state: 'open', level: 'major' },
  overdue: { due: 'overdue' },
  reinspect: { stage: 'submitted' },
  onsite: { stage: 'acceptance_requested' },
  measures: { measure: 'yes' },
  watch: { stage: 'closed' },
  all: { sort: 'opened' },
} as const satisfies Record<string, ListView>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hazards'))('title') }
}

export default async function HazardsPage({ searchParams }: Props) {
  const address = await searchParams
  openFirst('/hazards', address)
  const { page, mayReport } = await read(async (tx, actor) => ({
    page: await readCaseList(tx, 'hazard', address, Object.values(views)),
    mayReport: (hazardMoves.report.by as readonly string[]).includes(actor.role),
  }))
  const t = await getTranslations('hazards')
  const report = mayReport && (
    <a className="btn pri" href={`/hazards/new${toQuery({ place: page.filters.place })}`}>
      {t('report')}
    </a>
  )
  return (
    <CaseList
      page={page}
      path="/hazards"
      title={t('title')}
      caption={t('list.caption', { n: page.all })}
      titleHead={t('list.hazard')}
      views={(Object.entries(views) as [keyof typeof views, ListView][]).map(([key, filters]) => ({
        key,
        word: t(`list.views.${key}`),
        filters,
      }))}
      empty={{ title: t('list.emptyTitle'), text: t('list.emptyText'), action: report }}
      actions={report}
    />
  )
}
