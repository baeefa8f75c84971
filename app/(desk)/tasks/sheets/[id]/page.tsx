import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findTaskSheet, listSheetRows } from '@/db/queries/task-sheets'
import { codeOf } from '@/domain/loops'
import { taskColumns } from '@/domain/task-columns'
import { read } from '../../../../session'
import { faultWords } from '../../../../workbook'
import { SheetBadCells } from '../../../sheet-bad-cells'
import { SheetBadFile, SheetDecision, SheetHead } from '../../../sheet-report'
import { decideSheetAction } from './actions'
import { TaskRows } from './task-rows'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sheets'))('title') }
}

export default async function TaskSheetPage({ params }: Props) {
  const { id: segment } = await params
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const page = await read(async (tx, actor) => {
    const sheet = await findTaskSheet(tx, id)
    return sheet && { actor, sheet, good: await listSheetRows(tx, id, 'good'), bad: await listSheetRows(tx, id, 'bad') }
  })
  if (!page) notFound()
  const { actor, sheet, good, bad } = page
  const [t, tr, say] = await Promise.all([getTranslations('sheets'), getTranslations('register'), faultWords('sheets')])
  const whole = sheet.parent
    ? { word: codeOf('task', sheet.parent.id), href: `/tasks/${sheet.parent.id}`, query: `parent=${sheet.parent.id}` }
    : {
        word: codeOf('directive', sheet.directive?.id ?? 0),
        href: `/directives/${sheet.directive?.id}`,
        query: `directive=${sheet.directive?.id}`,
      }
  const mayDecide = actor.orgId === sheet.unitId && (actor.role === 'supervisor' || actor.role === 'head')
  return (
    <>
      <TopBar
        crumbsLabel={tr('way')}
        crumbs={[whole, { word: t('title'), href: `/tasks/sheets?${whole.query}` }, { word: sheet.fileName }]}
      />
      <SheetHead sheet={sheet} outcome={t(`outcome.${sheet.outcome ?? 'waiting'}`)} />
      <SheetDecision
        sheet={sheet}
        mine={mayDecide}
        action={decideSheetAction}
        words={{
          title: t('decide'),
          will: (
            <>
              {t('will', { n: good.length })} <b>{tr('decide.stayOut', { n: bad.length })}</b>
            </>
          ),
          take: good.length > 0 ? t('take', { n: good.length }) : undefined,
          busy: t('giving'),
          notYours: t('decideNotYours'),
          taken: {
            title: said => t('taken', said),
            text: t('takenText', { n: good.length, m: bad.length }),
          },
          dropped: { title: said => t('dropped', said), text: t('droppedText') },
        }}
      />
      {bad.length > 0 && (
        <Section title={t('badRows', { n: bad.length })} id="bad">
          <SheetBadFile href={`/tasks/sheets/${id}/bad`} />
          <SheetBadCells rows={bad} columns={taskColumns} say={say} empty={null} />
        </Section>
      )}
      <Section title={t('goodRows', { n: good.length })} id="good">
        <TaskRows rows={good} />
      </Section>
    </>
  )
}
