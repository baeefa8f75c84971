import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { LineStroke } from '@/components/line-stroke'
import { Notice } from '@/components/notice'
import { count } from '@/components/numerals'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstIntake } from '@/db/commands/bring-document'
import { type Address, readerOf } from '@/db/queries/address'
import { findDraft } from '@/db/queries/documents'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized, sayInstant } from '../../../words'
import { DraftText } from './draft-text'
import { IntakeKeys } from './intake-keys'
import { PieceWork } from './piece-work'
import { PublishSection } from './publish-section'
import { WhatItIs } from './what-it-is'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Address> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') }
}

/** A document that is being taken in, side by side with what is decided of it; afterwards what was decided, by whom and when. */
export default async function DraftPage({ params, searchParams }: Props) {
  const { id: segment } = await params
  const { id: idIn } = readerOf(await searchParams)
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const page = await read(async (tx, actor) => ({ actor, draft: await findDraft(tx, id) }))
  if (!page.draft) notFound()
  const { actor, draft } = page
  const [t, locale] = await Promise.all([getTranslations('documents'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const writes = draft.outcome === null && reasonAgainstIntake(actor) === null && draft.unit.id === actor.orgId
  const { pieces } = draft
  const asked = idIn('at')
  const firstOpen = pieces.findIndex(piece => piece.disposition === null)
  const chosen = pieces.findIndex(piece => piece.id === asked)
  const here = chosen >= 0 ? chosen : Math.max(firstOpen, 0)
  const current = pieces[here]
  const isOpen = (piece: (typeof pieces)[number]) => piece.disposition === null
  const nextOpen = (pieces.slice(here + 1).find(isOpen) ?? pieces.slice(0, here).find(isOpen))?.id
  const done = pieces.filter(piece => piece.disposition !== null).length
  const title = pick(draft.titleZh, draft.titleEn) || `#${draft.id}`
  const who = (person: typeof draft.by) => (person ? pick(person.zh, person.en) : '—')
  const taken = idIn('taken')
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/documents' }, { word: title }]}>
        {draft.outcome === 'dropped' && reasonAgainstIntake(actor) === null && (
          <a className="btn" href={`/documents/new?from=${draft.id}`}>
            {t('publish.again')}
          </a>
        )}
      </TopBar>
      <div className="casehead" id="decided">
        <div className="ttl">
          <h1>{title}</h1>
          <span className="dim">{t(`state.${draft.outcome ?? 'open'}`)}</span>
        </div>
        {draft.invented && <p className="faint">{t('invented')}</p>}
        <p className="dim">
          {t('brought', {
            who: who(draft.by),
            unit: pick(draft.unit.zh, draft.unit.en),
            at: sayInstant(draft.at, locale, now),
            source: t(`source.${draft.source}`, { file: draft.fileName ?? '' }),
            letters: count([...draft.text].length),
          })}
          {draft.told.length > 0 &&
            ` · ${draft.told.map(({ code, n }) => t(`told.${code}` as 'told.notes', { n })).join(locale === 'en' ? '; ' : '；')}`}
        </p>
        <p className="row mt-2 mb-2">
          <LineStroke total={pieces.length} open={pieces.length - done} late={0} width={240} height={8} />
          <span>{t('progress', { done: count(done), all: count(pieces.length) })}</span>
        </p>
        {taken !== undefined && <Notice kind="good" title={t('bulkTaken', { n: taken })} live />}
        {draft.outcome && draft.decidedAt && (
          <Notice
            kind={draft.outcome === 'published' ? 'good' : 'plain'}
            title={t(`done.${draft.outcome}`, {
              who: who(draft.decidedBy),
              at: sayInstant(draft.decidedAt, locale, now),
            })}
            actions={
              draft.documentId !== null && (
                <a className="link" href={`/speech?doc=${draft.documentId}`}>
                  {t('done.openIt')}
                </a>
              )
            }
          />
        )}
      </div>
      <WhatItIs draft={draft} writes={writes} />
      {writes && <PublishSection draft={draft} writes />}
      <div className="speech">
        <div className="text">
          <DraftText draft={draft} current={current?.id} writes={writes} />
        </div>
        {current && (
          <aside className="work" aria-label={t('decide.title')}>
            <PieceWork draft={draft} piece={current} next={pieces[here + 1]?.id} nextOpen={nextOpen} writes={writes} />
            {writes && <p className="sec faint xs wide">{t('keys')}</p>}
          </aside>
        )}
      </div>
      {!writes && draft.outcome === null && <PublishSection draft={draft} writes={false} />}
      {writes && <IntakeKeys />}
    </>
  )
}
