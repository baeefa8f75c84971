import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findTaskSheet, listSheetRows } from '@/db/queries/task-sheets'
import { codeOf } from '@/domain/loops'
import { taskColumns } from '@/domain/task-columns'
import { today } from '../../../../light-of'
import { read } from '../../../../session'
import { localized, sayInstant } from '../../../../words'
import { faultWords } from '../../../../workbook'
import { SheetBadCells } from '../../../sheet-bad-cells'
import { SheetDecideForm } from '../../../sheet-decide-form'
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
  const [t, tr, locale, say] = await Promise.all([
    getTranslations('sheets'),
    getTranslations('register'),
    getLocale(),
    faultWords('sheets'),
  ])
  const pick = localized(locale)
  const who = (person: typeof sheet.by) => (person ? pick(person.zh, person.en) : '—')
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
      <div className="casehead">
        <div className="ttl">
          <h1>{sheet.fileName}</h1>
          <span className="dim">{t(`outcome.${sheet.outcome ?? 'waiting'}`)}</span>
        </div>
        <p className="dim">
          {tr('report.by', {
            who: who(sheet.by),
            unit: sheet.unit ? pick(sheet.unit.zh, sheet.unit.en) : '—',
            at: sayInstant(sheet.at, locale, today()),
          })}
          {' · '}
          {tr('report.rows', { n: sheet.rows })}
        </p>
      </div>
      <Section title={t('decide')} aside={tr('decide.aside')} id="decide">
        {sheet.outcome === null ? (
          <>
            <p className="mb-3">
              {t('will', { n: good.length })} <b>{tr('decide.stayOut', { n: bad.length })}</b>
            </p>
            {mayDecide ? (
              <SheetDecideForm
                action={decideSheetAction}
                hidden={{ key: randomUUID(), id: String(id) }}
                words={{
                  label: t('decide'),
                  take: good.length > 0 ? t('take', { n: good.length }) : undefined,
                  drop: tr('decide.drop'),
                  busy: t('giving'),
                }}
              />
            ) : (
              <Notice title={t('decideNotYours')} />
            )}
          </>
        ) : (
          <Notice
            kind={sheet.outcome === 'taken' ? 'good' : 'plain'}
            title={t(sheet.outcome, {
              who: who(sheet.decidedBy),
              at: sheet.decidedAt ? sayInstant(sheet.decidedAt, locale, today()) : '',
            })}
            live
          >
            <p>{sheet.outcome === 'taken' ? t('takenText', { n: good.length, m: bad.length }) : t('droppedText')}</p>
          </Notice>
        )}
      </Section>
      {bad.length > 0 && (
        <Section title={t('badRows', { n: bad.length })} id="bad">
          <p className="my-3 flex flex-wrap items-center gap-2">
            <a className="btn" href={`/tasks/sheets/${id}/bad`}>
              {tr('report.download')}
            </a>
            <span className="dim">{tr('report.downloadHint')}</span>
          </p>
          <SheetBadCells rows={bad} columns={taskColumns} say={say} empty={null} />
        </Section>
      )}
      <Section title={t('goodRows', { n: good.length })} id="good">
        <TaskRows rows={good} />
      </Section>
    </>
  )
}
