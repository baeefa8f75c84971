import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstDutyImport } from '@/db/commands/bring-duties'
import { type Address, readerOf } from '@/db/queries/address'
import { dutyShows, findDutyImport, listDutyImportRows } from '@/db/queries/duty-imports'
import { dutyColumns } from '@/domain/duty-columns'
import { read } from '../../../../session'
import { faultWords } from '../../../../workbook'
import { SheetBadCells } from '../../../sheet-bad-cells'
import { SheetBadFile, SheetDecision, SheetHead, SheetRows } from '../../../sheet-report'
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
  const [t, tr] = await Promise.all([getTranslations('organizations'), getTranslations('register')])
  const say = await faultWords('organizations.import')
  const path = `/organizations/import/${id}`
  const { counts, outcome } = found
  const good = counts.new + counts.changed
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
      <SheetHead sheet={found} outcome={tr(`outcome.${outcome ?? 'waiting'}`)} />
      <SheetDecision
        sheet={found}
        mine={!reasonAgainstDutyImport(actor)}
        action={decideDutyImportAction}
        words={{
          title: tr('decide.title'),
          will: (
            <>
              {good > 0 ? t('import.will', { n: counts.new, m: counts.changed }) : tr('decide.nothing')}{' '}
              <b>{tr('decide.stayOut', { n: counts.bad })}</b>
            </>
          ),
          take: good > 0 ? tr('decide.take', { n: good }) : undefined,
          busy: tr('decide.busy'),
          notYours: tr('decide.notYours'),
          taken: {
            title: said => tr('decide.taken', said),
            text: t('import.takenText', { n: good, m: counts.bad }),
          },
          dropped: { title: said => tr('decide.dropped', said), text: t('import.droppedText') },
        }}
      />
      <SheetRows
        sheet={found}
        path={path}
        kinds={dutyShows}
        show={show}
        counts={counts}
        word={kind => t(`import.show.${kind}`)}
        page={{ shown: rows.length, after: one('after'), next }}
      >
        {show === 'bad' && counts.bad > 0 && <SheetBadFile href={`${path}/bad`} />}
        {show === 'bad' ? (
          <SheetBadCells rows={rows} columns={dutyColumns} say={say} empty={empty} />
        ) : (
          <GoodDutyRows show={show} rows={rows} empty={empty} />
        )}
      </SheetRows>
    </>
  )
}
