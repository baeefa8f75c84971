import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstRegister } from '@/db/commands/bring-register'
import { type Address, readerOf } from '@/db/queries/address'
import { findImport, importShows, listImportRows, listNewEnterprises } from '@/db/queries/register-imports'
import { registerColumns } from '@/domain/register-columns'
import { read } from '../../../../session'
import { faultWords } from '../../../../workbook'
import { SheetBadCells } from '../../../sheet-bad-cells'
import { SheetBadFile, SheetDecision, SheetHead, SheetRows } from '../../../sheet-report'
import { decideImportAction } from './actions'
import { EnterpriseRows, GoodRows } from './import-rows'

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
  const [t, tp] = await Promise.all([getTranslations('register'), getTranslations('places')])
  const say = await faultWords('register')
  const path = `/places/import/${id}`
  const { counts, outcome } = found
  const good = counts.new + counts.changed
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
      <SheetHead sheet={found} outcome={t(`outcome.${outcome ?? 'waiting'}`)} />
      <SheetDecision
        sheet={found}
        mine={!reasonAgainstRegister(actor)}
        action={decideImportAction}
        words={{
          title: t('decide.title'),
          will: (
            <>
              {good > 0 ? t('decide.will', { n: counts.new, m: counts.changed }) : t('decide.nothing')}{' '}
              <b>{t('decide.stayOut', { n: counts.bad })}</b> {t('decide.firms', { n: counts.enterprises })}
            </>
          ),
          take: good > 0 ? t('decide.take', { n: good }) : undefined,
          busy: t('decide.busy'),
          notYours: t('decide.notYours'),
          taken: {
            title: said => t('decide.taken', said),
            text: t('decide.takenText', { n: good, m: counts.bad }),
          },
          dropped: { title: said => t('decide.dropped', said), text: t('decide.droppedText') },
        }}
      />
      <SheetRows
        sheet={found}
        path={path}
        kinds={importShows}
        show={show}
        counts={counts}
        word={kind => t(`report.${kind}`)}
        page={{ shown: (rows ?? firms)!.rows.length, after: one('after'), next: (rows ?? firms)!.next }}
      >
        {show === 'bad' && counts.bad > 0 && <SheetBadFile href={`${path}/bad`} />}
        {show === 'enterprises' ? (
          <EnterpriseRows rows={firms!.rows} empty={empty} />
        ) : show === 'bad' ? (
          <SheetBadCells rows={rows!.rows} columns={registerColumns} say={say} empty={empty} />
        ) : (
          <GoodRows show={show} rows={rows!.rows} empty={empty} />
        )}
      </SheetRows>
    </>
  )
}
