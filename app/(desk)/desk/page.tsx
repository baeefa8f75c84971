import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Inbox, InboxGroup, InboxRow } from '@/components/inbox-row'
import { TopBar } from '@/components/top-bar'
import { findCaseView } from '@/db/queries/case-view'
import { type DeskHeap, type DeskRow, listDesk } from '@/db/queries/desk'
import { findOwnDuty } from '@/db/queries/own-duty'
import { pathOf } from '@/domain/case-path'
import { codeOf, loops } from '@/domain/loops'
import { lightWords } from '../../light-of'
import { listClock } from '../../list-clock'
import { read } from '../../session'
import { inReadersLanguage } from '../../words'
import { OwnDuty } from '../on-duty/own-duty'
import { DeskPreview } from './desk-preview'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title') }
}

const keyOf = (row: DeskRow) => `${row.loop}-${row.id}`

/** The row that `?case=task-412` names, or the first one. */
function chosenOf(heaps: readonly DeskHeap[], asked: string | string[] | undefined): { rows: DeskRow[]; at: number } {
  const rows = heaps.flatMap(heap => heap.rows)
  return {
    rows,
    at: Math.max(
      0,
      rows.findIndex(row => keyOf(row) === asked),
    ),
  }
}

export default async function DeskPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { case: asked, heap: whole } = await searchParams
  const { actor, heaps, rows, at, view, own } = await read(async (tx, actor) => {
    const heaps = await listDesk(tx, actor, listClock(), [whole].flat()[0])
    const { rows, at } = chosenOf(heaps, asked)
    const first = rows[at]
    return {
      actor,
      heaps,
      rows,
      at,
      view: first ? await findCaseView(tx, actor, first.loop, first.id) : null,
      own: await findOwnDuty(tx, actor),
    }
  })
  const [t, tl, pick, light] = await Promise.all([
    getTranslations('desk'),
    getTranslations('loops'),
    inReadersLanguage(),
    lightWords(),
  ])
  const all = heaps.reduce((sum, heap) => sum + heap.count, 0)
  const makesMoves = Object.values(loops).some(({ moves }) =>
    Object.values(moves).some(move => !move.minor && move.by.includes(actor.role)),
  )
  const current = rows[at]
  return (
    <>
      <TopBar title={t('waiting', { n: all })}>
        {loops.hazard.moves.report?.by.includes(actor.role) && (
          <a className="btn" href="/hazards/new">
            {t('reportHazard')}
          </a>
        )}
      </TopBar>
      <OwnDuty own={own} quiet />
      {all === 0 ? (
        <div className="sec">
          <EmptyState
            closed
            title={t('none')}
            text={makesMoves ? t('noneText') : t('noneRole', { role: tl(`role.${actor.role}`) })}
          >
            <span className="row">
              <a className="btn" href="/tasks">
                {t('lookTasks')}
              </a>
              <a className="btn quiet" href="/speech">
                {t('lookSpeech')}
              </a>
            </span>
          </EmptyState>
        </div>
      ) : (
        <div className="desk">
          <Inbox>
            {heaps.map(heap => (
              <InboxGroup
                key={heap.key}
                id={`heap-${heap.key}`}
                title={t(`group.${heap.key}` as 'group.accept')}
                count={heap.count}
              >
                {heap.rows.map(row => {
                  const shown = light(row.loop, row.stage, row.dueOn)
                  return (
                    <InboxRow
                      key={keyOf(row)}
                      href={pathOf(row.loop, row.id)}
                      code={codeOf(row.loop, row.id)}
                      title={pick(row.titleZh, row.titleEn)}
                      from={t('row', {
                        // an appeal is decided either way: no way is named before
                        move:
                          heap.key === 'decideAppeal'
                            ? t('decideOnAppeal')
                            : tl(`move.${row.loop}.${row.move}` as 'move.task.accept'),
                        unit: pick(row.unitZh, row.unitEn),
                      })}
                      light={{ tone: shown.tone, word: t(`light.${shown.reason}`, { days: shown.days }) }}
                      current={row === current}
                    />
                  )
                })}
                {heap.count > heap.rows.length && (
                  <p className="px-[var(--space-gutter)] py-2">
                    <a className="link" href={`/desk?heap=${heap.key}#heap-${heap.key}`}>
                      {t('more', { n: heap.count - heap.rows.length })}
                    </a>
                  </p>
                )}
              </InboxGroup>
            ))}
          </Inbox>
          {current && view && (
            <DeskPreview
              view={view}
              actor={actor}
              title={pick(current.titleZh, current.titleEn)}
              path={pathOf(current.loop, current.id)}
              place={{
                at: at + 1,
                all,
                previous: rows[at - 1] && `/desk?case=${keyOf(rows[at - 1]!)}`,
                next: rows[at + 1] && `/desk?case=${keyOf(rows[at + 1]!)}`,
              }}
            />
          )}
        </div>
      )}
    </>
  )
}
