import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findChecklistVersion, listChecklistItems, listVersionsOf } from '@/db/queries/checklist-versions'
import { read } from '../../../session'
import { localized, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { nameFields } from '../sector-word'
import { issueChecklistAction, renameAction } from './actions'
import { ChangesSection } from './changes'
import { History } from './history'
import { ItemForm } from './item-form'
import { Items, itemShows } from './items'
import { StepForm } from './step-form'
import { versionFacts } from './version-facts'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
const idIn = (segment = ''): number | null => (/^\d{1,15}$/.test(segment) ? Number(segment) : null)
const dones = ['draft', 'save', 'place', 'remove', 'issue'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checklists'))('title') }
}

export default async function ChecklistPage({ params, searchParams }: Props) {
  const id = idIn((await params).id)
  if (id === null) notFound()
  const address = await searchParams
  const one = (name: string) => [address[name]].flat()[0]
  const page = await read(async (tx, actor) => {
    const list = await findChecklistVersion(tx, id)
    if (!list) return null
    const versions = await listVersionsOf(tx, list.key)
    const asked = idIn(one('against'))
    const from =
      versions.find(version => version.id === asked && version.id !== id) ??
      versions.find(version => version.version < list.version)
    return {
      actor,
      list,
      versions,
      items: await listChecklistItems(tx, id),
      from,
      earlier: from ? await listChecklistItems(tx, from.id) : [],
    }
  })
  if (!page) notFound()
  const { actor, list, versions, items, from, earlier } = page
  const [t, tp, locale] = await Promise.all([getTranslations('checklists'), getTranslations('places'), getLocale()])
  const pick = localized(locale)
  const isAuthor = actor.role === 'supervisor'
  const edits = isAuthor && list.issuedAt === null
  const openItem = items.find(item => item.id === idIn(one('item'))) ?? null
  const done = dones.find(known => known === one('done'))
  const draft = versions.find(version => version.issuedAt === null)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/checklists' }, { word: pick(list.zh, list.en) }]}
      >
        <a className="btn quiet" href={`/checklists/${id}/export`}>
          {t('export')}
        </a>
        {isAuthor && list.issuedAt && !draft && (
          <a className="btn pri" href={`/checklists/new?from=${id}`}>
            {t('new.version')}
          </a>
        )}
      </TopBar>
      {done && (
        <div className="sec">
          <Notice kind="good" live title={t(`done.${done}`)} />
        </div>
      )}
      <div className="casehead">
        <div className="ttl">
          <h1>{pick(list.zh, list.en)}</h1>
          <span className={list.issuedAt ? 'dim nw' : 'warn nw'}>
            {list.issuedAt ? t('version', { n: list.version }) : t('draftOf', { n: list.version })}
          </span>
        </div>
        <p className="dim">
          {list.issuedAt
            ? t('issuedAt', {
                at: sayInstant(list.issuedAt, locale),
                who: list.issuedBy ? pick(list.issuedBy.zh, list.issuedBy.en) : t('withProduct'),
              })
            : t('draftText')}
        </p>
        {edits && (
          <div className="mt-4">
            <StepForm
              action={issueChecklistAction}
              hidden={{ key: randomUUID(), checklistId: String(id) }}
              word={t('issue')}
              look={openItem || one('item') === 'new' ? 'btn' : 'btn pri'}
            />
          </div>
        )}
      </div>
      <div className="case">
        <div className="main">
          {edits && (openItem || one('item') === 'new') && (
            <ItemForm checklistId={id} item={openItem} last={items.at(-1)} all={items.length} />
          )}
          {from && <ChangesSection from={from} earlier={earlier} later={items} />}
          <Items list={list} items={items} show={itemShows.find(show => show === one('seen')) ?? 'all'} edits={edits} />
        </div>
        <aside className="side" aria-label={t('facts.title')}>
          <Section title={t('facts.title')}>
            <Facts facts={await versionFacts(list)} />
          </Section>
          <History versions={versions} here={id} />
          {edits && (
            <Section title={t('rename')}>
              <EntryForm
                minor
                action={renameAction}
                label={t('rename')}
                hidden={{ key: randomUUID(), checklistId: String(id) }}
                wrong={tp('choice.wrong')}
                submit={t('item.save')}
                cancel={{ href: `/checklists/${id}`, word: t('back') }}
                fields={await nameFields({ nameZh: list.zh, nameEn: list.en, sector: list.sector })}
              />
            </Section>
          )}
        </aside>
      </div>
    </>
  )
}
