import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { KeysetPager } from '@/components/keyset-pager'
import { Notice } from '@/components/notice'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstRegister } from '@/db/commands/bring-register'
import { type Address, readerOf } from '@/db/queries/address'
import { findImport, importShows, listImportRows, listNewEnterprises } from '@/db/queries/register-imports'
import { addressOf } from '../../../../address'
import { today } from '../../../../light-of'
import { read } from '../../../../session'
import { localized, sayInstant } from '../../../../words'
import { decideImportAction } from './actions'
import { DecideForm } from './decide-form'
import { BadCells, EnterpriseRows, GoodRows } from './import-rows'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Address> }
const pageSize = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('title') }
}

export default async function ImportReportPage({ params, searchParams }: Props) {
  const { id: segment } = await params
  const address = await searchParams
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const { oneOf, one } = readerOf(address)
  const page = await read(async (tx, actor) => {
    const found = await findImport(tx, id)
    if (!found) return null
    const show = oneOf('show', importShows) ?? importShows.find(kind => found.counts[kind] > 0) ?? 'bad'
    const at = { after: one('after'), limit: pageSize }
    const rows = show === 'enterprises' ? null : await listImportRows(tx, id, show, at)
    const firms = show === 'enterprises' ? await listNewEnterprises(tx, id, at) : null
    return { actor, found, show, rows, firms }
  })
  if (!page) notFound()
  const { actor, found, show, rows, firms } = page
  const [t, tp, ts, locale] = await Promise.all([
    getTranslations('register'),
    getTranslations('places'),
    getTranslations('lists'),
    getLocale(),
  ])
  const pick = localized(locale)
  const path = `/places/import/${id}`
  const { counts, outcome } = found
  const good = counts.new + counts.changed
  const who = (person: typeof found.by) => (person ? pick(person.zh, person.en) : '—')
  const next = (rows ?? firms)!.next
  const empty = <p className="dim">{t('report.none')}</p>
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: tp('title'), href: '/places' },
          { word: t('title'), href: '/places/import' },
          { word: found.fileName },
        ]}
      />
      <div className="casehead">
        <div className="ttl">
          <h1>{found.fileName}</h1>
          <span className="dim">{t(`outcome.${outcome ?? 'waiting'}`)}</span>
        </div>
        <p className="dim">
          {t('report.by', {
            who: who(found.by),
            unit: found.unit ? pick(found.unit.zh, found.unit.en) : '—',
            at: sayInstant(found.at, locale, today()),
          })}
          {' · '}
          {t('report.rows', { n: found.rows })}
        </p>
      </div>
      <Section title={t('decide.title')} aside={t('decide.aside')} id="decide">
        {outcome === null ? (
          <>
            <p className="mb-3">
              {good > 0 ? t('decide.will', { n: counts.new, m: counts.changed }) : t('decide.nothing')}{' '}
              <b>{t('decide.stayOut', { n: counts.bad })}</b> {t('decide.firms', { n: counts.enterprises })}
            </p>
            {reasonAgainstRegister(actor) ? (
              <Notice title={t('decide.notYours')} />
            ) : (
              <DecideForm
                action={decideImportAction}
                hidden={{ key: randomUUID(), id: String(id) }}
                words={{
                  label: t('decide.title'),
                  take: good > 0 ? t('decide.take', { n: good }) : undefined,
                  drop: t('decide.drop'),
                  busy: t('decide.busy'),
                }}
              />
            )}
          </>
        ) : (
          <Notice
            kind={outcome === 'taken' ? 'good' : 'plain'}
            title={t(`decide.${outcome}`, {
              who: who(found.decidedBy),
              at: found.decidedAt ? sayInstant(found.decidedAt, locale, today()) : '',
            })}
            live
          >
            <p>{outcome === 'taken' ? t('decide.takenText', { n: good, m: counts.bad }) : t('decide.droppedText')}</p>
          </Notice>
        )}
      </Section>
      <Section title={t(outcome === 'taken' ? 'report.figuresTaken' : 'report.figures')} id="rows">
        <SavedViews
          inside
          label={t('report.show')}
          views={importShows.map(kind => ({
            href: `${path}?show=${kind}#rows`,
            word: t(`report.${kind}`),
            count: counts[kind],
            current: kind === show,
          }))}
        />
        {show === 'bad' && counts.bad > 0 && (
          <p className="my-3 flex flex-wrap items-center gap-2">
            <a className="btn" href={`${path}/bad`}>
              {t('report.download')}
            </a>
            <span className="dim">{t('report.downloadHint')}</span>
          </p>
        )}
        {show === 'enterprises' ? (
          <EnterpriseRows rows={firms!.rows} empty={empty} />
        ) : show === 'bad' ? (
          <BadCells rows={rows!.rows} empty={empty} />
        ) : (
          <GoodRows show={show} rows={rows!.rows} empty={empty} />
        )}
        <KeysetPager
          inside
          label={ts('pages')}
          range={
            (rows ?? firms)!.rows.length === counts[show]
              ? ts('rangeAll', { all: count(counts[show]) })
              : ts('range', { n: count((rows ?? firms)!.rows.length), all: count(counts[show]) })
          }
          previous={one('after') ? { href: `${path}?show=${show}#rows`, word: ts('first') } : undefined}
          next={next ? { href: `${path}${addressOf({ show, after: next })}#rows`, word: ts('next') } : undefined}
        />
      </Section>
    </>
  )
}
