import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { Actor } from '@/domain/actor'
import { directiveMoves } from '@/domain/directive'
import { read } from '../../session'
import { CaseList, type ListView, openFirst, readCaseList } from '../case-list'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The questions people bring to the list; `all` differs from the bare address, which opens the work that is still open. */
const viewsOf = (actor: Actor): Record<View, ListView> => ({
  open: { state: 'open' },
  overdue: { due: 'overdue' },
  soon: { due: 'soon' },
  verify: { stage: 'submitted' },
  returned: { stage: 'returned' },
  mine: { state: 'open', owner: actor.personId },
  given: { state: 'open', issuer: actor.orgId },
  done: { state: 'done' },
  all: { sort: 'opened' },
})
type View = 'open' | 'overdue' | 'soon' | 'verify' | 'returned' | 'mine' | 'given' | 'done' | 'all'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tasks'))('title') }
}

export default async function TasksPage({ searchParams }: Props) {
  const address = await searchParams
  openFirst('/tasks', address)
  const { page, views, mayGive } = await read(async (tx, actor) => {
    const views = viewsOf(actor)
    return {
      page: await readCaseList(tx, 'task', address, Object.values(views)),
      views,
      mayGive: (directiveMoves.decompose.by as readonly string[]).includes(actor.role),
    }
  })
  const t = await getTranslations('tasks')
  const give = mayGive && (
    <a className="btn" href="/directives">
      {t('list.toDirectives')}
    </a>
  )
  return (
    <CaseList
      page={page}
      path="/tasks"
      title={t('title')}
      caption={t('list.caption', { n: page.all })}
      titleHead={t('list.task')}
      views={(Object.entries(views) as [View, ListView][]).map(([key, filters]) => ({
        key,
        word: t(`list.views.${key}`),
        filters,
      }))}
      empty={{ title: t('list.emptyTitle'), text: t('list.emptyText'), action: give }}
      actions={give}
    />
  )
}
