import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { readerOf } from '@/db/queries/address'
import { listBoard, listBoardRegions } from '@/db/queries/duty-board'
import { countDuty } from '@/db/queries/on-duty'
import { findOwnDuty } from '@/db/queries/own-duty'
import { refuseIf } from '@/domain/refusal'
import { addressOf } from '../../address'
import { read } from '../../session'
import { NotUnderstood } from '../not-understood'
import { BoardTable } from './board-table'
import { DutyFigures } from './duty-figures'
import { DutyNav } from './duty-nav'
import { dutyWords } from './duty-words'
import { OwnDuty } from './own-duty'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('board.title') }
}

/** Who is on duty now, by territory; what duty asks of the reader; the figures. */
export default async function OnDutyPage({ searchParams }: Props) {
  const address = await searchParams
  const { oneOf, one } = readerOf(address)
  const all = oneOf('all', ['yes'] as const)
  const region = /^\d{6}$/.exec(one('region') ?? '')?.[0]
  const now = new Date()
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    return {
      rows: await listBoard(tx, now, { regionCode: region, all: all === 'yes' }),
      regions: await listBoardRegions(tx),
      counts: await countDuty(tx, now),
      own: await findOwnDuty(tx, actor, now),
    }
  })
  const [{ t, pick, at }, tl] = await Promise.all([dutyWords(), getTranslations('lists')])
  const chosen = page.regions.find(known => known.code === region)
  return (
    <>
      <TopBar title={t('board.title')} aside={t('board.aside', { at: at(now) })} />
      <DutyNav here="board" />
      <NotUnderstood address={address} understood={{ all, region: chosen && region }} />
      <OwnDuty own={page.own} quiet />
      <SavedViews
        label={t('board.views')}
        views={([undefined, 'yes'] as const).map(value => ({
          href: `/on-duty${addressOf({ region, all: value })}`,
          word: t(value ? 'board.all' : 'board.mine'),
          current: all === value,
        }))}
      />
      <FilterBar
        action="/on-duty"
        label={t('board.region')}
        keep={all ? [['all', all]] : []}
        words={{ find: tl('apply'), more: t('board.region'), apply: tl('apply') }}
        chips={
          chosen
            ? [
                {
                  label: t('board.region'),
                  value: pick(chosen.zh, chosen.en),
                  href: `/on-duty${addressOf({ all })}`,
                  remove: t('board.everywhere'),
                },
              ]
            : []
        }
        fields={[
          {
            kind: 'select',
            name: 'region',
            label: t('board.region'),
            none: t('board.everywhere'),
            defaultValue: region,
            options: page.regions.map(known => ({ value: known.code, word: pick(known.zh, known.en) })),
          },
        ]}
      />
      {page.rows.length === 0 ? (
        <Section>
          <EmptyState title={t('board.emptyTitle')} text={t('board.emptyText')}>
            <a className="btn" href="/on-duty/rosters">
              {t('nav.rosters')}
            </a>
          </EmptyState>
        </Section>
      ) : (
        <BoardTable rows={page.rows} />
      )}
      <DutyFigures counts={page.counts} />
    </>
  )
}
