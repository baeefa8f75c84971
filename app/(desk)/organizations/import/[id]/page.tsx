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
import { reasonAgainstDutyImport } from '@/db/commands/bring-duties'
import { type Address, readerOf } from '@/db/queries/address'
import { dutyShows, findDutyImport, listDutyImportRows } from '@/db/queries/duty-imports'
import { dutyColumns } from '@/domain/duty-columns'
import { addressOf } from '../../../../address'
import { today } from '../../../../light-of'
import { read } from '../../../../session'
import { localized, sayInstant } from '../../../../words'
import { faultWords } from '../../../../workbook'
import { SheetBadCells } from '../../../sheet-bad-cells'
import { SheetDecideForm } from '../../../sheet-decide-form'
import { decideDutyImportAction } from './actions'
import { GoodDutyRows } from './duty-rows'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Address> }
const pageSize = 200

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('import.title') }
}

/** One sheet of posts and people: what its rows would do, every bad cell with its reason, and the one choice about it. */
export default async function DutyImportReportPage({ params, searchParams }: Props) {
  const segment = (await params).id
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const { oneOf, one } = readerOf(await searchParams)
  const page = await read(async (tx, actor) => {
    const found = await findDutyImport(tx, id)
    if (!found) return null
    const show = oneOf('show', dutyShows) ?? dutyShows.find(kind => found.counts[kind] > 0) ?? 'bad'
    return { actor, found, show, ...(await listDutyImportRows(tx, id, show, { after: one('after'), limit: pageSize })) }
  })
  if (!page) notFound()
  const { actor, found, show, rows, next } = page
  const [t, tr, ts, locale] = await Promise.all([
    getTranslations('organizations'),
    getTranslations('register'),
    getTranslations('lists'),
    getLocale(),
  ])
  const [pick, say] = [localized(locale), await faultWords('organizations.import')]
  const path = `/organizations/import/${id}`
  const { counts, outcome } = found
  const good = counts.new + counts.changed
  const who = (person: typeof found.by) => (person ? pick(person.zh, person.en) : '—')
  const empty = <p className="dim">{tr('report.none')}</p>
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/organizations' },
          { word: t('import.title'), href: '/organizations/import' },
          { word: found.fileName },
        ]}
      />
      <div className="casehead">
        <div className="ttl">
          <h1>{found.fileName}</h1>
          <span className="dim">{tr(`outcome.${outcome ?? 'waiting'}`)}</span>
        </div>
        <p className="dim">
          {tr('report.by', {
            who: who(found.by),
            unit: found.unit ? pick(found.unit.zh, found.unit.en) : '—',
            at: sayInstant(found.at, locale, today()),
          })}
          {' · '}
          {tr('report.rows', { n: found.rows })}
        </p>
      </div>
      <Section title={tr('decide.title')} aside={tr('decide.aside')} id="decide">
        {outcome === null ? (
          <>
            <p className="mb-3">
              {good > 0 ? t('import.will', { n: counts.new, m: counts.changed }) : tr('decide.nothing')}{' '}
              <b>{tr('decide.stayOut', { n: counts.bad })}</b>
            </p>
            {reasonAgainstDutyImport(actor) ? (
              <Notice title={tr('decide.notYours')} />
            ) : (
              <SheetDecideForm
                action={decideDutyImportAction}
                hidden={{ key: randomUUID(), id: String(id) }}
                words={{
                  label: tr('decide.title'),
                  take: good > 0 ? tr('decide.take', { n: good }) : undefined,
                  drop: tr('decide.drop'),
                  busy: tr('decide.busy'),
                }}
              />
            )}
          </>
        ) : (
          <Notice
            kind={outcome === 'taken' ? 'good' : 'plain'}
            title={tr(`decide.${outcome}`, {
              who: who(found.decidedBy),
              at: found.decidedAt ? sayInstant(found.decidedAt, locale, today()) : '',
            })}
            live
          >
            <p>{outcome === 'taken' ? t('import.takenText', { n: good, m: counts.bad }) : t('import.droppedText')}</p>
          </Notice>
        )}
      </Section>
      <Section title={tr(outcome === 'taken' ? 'report.figuresTaken' : 'report.figures')} id="rows">
        <SavedViews
          inside
          label={tr('report.show')}
          views={dutyShows.map(kind => ({
            href: `${path}?show=${kind}#rows`,
            word: t(`import.show.${kind}`),
            count: counts[kind],
            current: kind === show,
          }))}
        />
        {show === 'bad' && counts.bad > 0 && (
          <p className="my-3 flex flex-wrap items-center gap-2">
            <a className="btn" href={`${path}/bad`}>
              {tr('report.download')}
            </a>
            <span className="dim">{tr('report.downloadHint')}</span>
          </p>
        )}
        {show === 'bad' ? (
          <SheetBadCells rows={rows} columns={dutyColumns} say={say} empty={empty} />
        ) : (
          <GoodDutyRows show={show} rows={rows} empty={empty} />
        )}
        <KeysetPager
          inside
          label={ts('pages')}
          range={
            rows.length === counts[show]
              ? ts('rangeAll', { all: count(counts[show]) })
              : ts('range', { n: count(rows.length), all: count(counts[show]) })
          }
          previous={one('after') ? { href: `${path}?show=${show}#rows`, word: ts('first') } : undefined}
          next={next ? { href: `${path}${addressOf({ show, after: next })}#rows`, word: ts('next') } : undefined}
        />
      </Section>
    </>
  )
}
