import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { FailedRun, JobRow } from '@/db/queries/jobs'
import type { When } from '@/domain/job'
import { today } from '../../../light-of'
import { sayInstant } from '../../../words'

/** The jobs with when they run and how they last ended; below, the runs that failed. */
export async function JobTable({ jobs, failed }: { jobs: readonly JobRow[]; failed: readonly FailedRun[] }) {
  const [t, locale] = await Promise.all([getTranslations('jobs'), getLocale()])
  const nameOf = (name: string) => (t.has(`name.${name}` as 'name.remind') ? t(`name.${name}` as 'name.remind') : name)
  const saidOf = (what: string) => (t.has(`said.${what}` as 'said.silent') ? t(`said.${what}` as 'said.silent') : what)
  const at = (instant: Date) => sayInstant(instant, locale, today())
  const when = (one: When) =>
    'everyMinutes' in one
      ? t('everyMinutes', { n: one.everyMinutes })
      : t(one.workingDays ? 'workingDaily' : 'daily', { at: one.at })
  const result = ({ startedAt, endedAt, ok, said, error }: JobRow) => {
    if (!startedAt) return <span className="faint">{t('neverRan')}</span>
    if (!endedAt) return t('runs', { at: at(startedAt) })
    if (!ok) return <b>{t('bad', { error: error ?? '' })}</b>
    const numbers = Object.entries(said ?? {}).map(([what, n]) => `${saidOf(what)} ${n}`)
    return [t('good'), ...numbers].join(' · ')
  }
  const columns: Column<JobRow>[] = [
    { key: 'name', head: t('column.name'), cell: row => nameOf(row.name), phone: 'title' },
    { key: 'when', head: t('column.when'), cell: row => when(row.when), look: 'nw dim', phone: 'aside' },
    { key: 'last', head: t('column.last'), cell: row => (row.startedAt ? at(row.startedAt) : '—'), look: 'nw dim' },
    { key: 'result', head: t('column.result'), cell: result },
  ]
  return (
    <>
      <Section title={t('jobs')}>
        <LedgerTable
          caption={t('caption')}
          columns={columns}
          rows={jobs}
          rowKey={row => row.name}
          empty={<p className="dim">{t('none')}</p>}
        />
      </Section>
      <Section title={t('failedRuns')}>
        {failed.length === 0 ? (
          <p className="dim">{t('noFailedRuns')}</p>
        ) : (
          <ul className="grid gap-1">
            {failed.map(run => (
              <li key={run.id}>
                <small className="faint">{at(run.startedAt)}</small> {nameOf(run.name)}: {run.error}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
