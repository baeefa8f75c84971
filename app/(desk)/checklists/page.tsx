import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import {
  type ChecklistShow,
  checklistShows,
  countChecklistVersions,
  listChecklistVersions,
} from '@/db/queries/checklist-versions'
import { read } from '../../session'
import { ChecklistTable } from './checklist-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/checklists'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checklists'))('title') }
}

export default async function ChecklistsPage({ searchParams }: Props) {
  const asked = [(await searchParams).show].flat()[0]
  const show: ChecklistShow = checklistShows.find(one => one === asked) ?? 'latest'
  const { actor, counts, rows } = await read(async (tx, actor) => ({
    actor,
    counts: await countChecklistVersions(tx),
    rows: await listChecklistVersions(tx, show),
  }))
  const t = await getTranslations('checklists')
  const isAuthor = actor.role === 'supervisor'
  const begin = isAuthor && (
    <a className="btn pri" href={`${path}/new`}>
      {t('new.title')}
    </a>
  )
  return (
    <>
      <TopBar title={t('title')}>{begin}</TopBar>
      <SavedViews
        label={t('shows')}
        views={checklistShows
          .filter(one => one !== 'drafts' || isAuthor)
          .map(one => ({
            href: one === 'latest' ? path : `${path}?show=${one}`,
            word: t(`show.${one}`),
            count: counts[one],
            current: one === show,
          }))}
      />
      <ChecklistTable
        caption={t('caption', { n: rows.length })}
        rows={rows}
        empty={
          <div className="sec">
            <EmptyState title={t(`empty.${show}`)} text={t(isAuthor ? 'empty.begin' : 'empty.wait')}>
              {begin}
            </EmptyState>
          </div>
        }
      />
    </>
  )
}
