import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countDeliveries, listFailedDeliveries, listFailedRuns, listJobs, workerAge } from '@/db/queries/jobs'
import { read } from '../../../session'
import { JobTable } from './job-table'
import { Messages } from './messages'

/** Seconds without a word after which a worker is said to be late; it speaks every fifteen. */
const lateAfter = 60

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('title') }
}

/** For administrators and auditors: what runs without a person, and what became of it. */
export default async function JobsPage() {
  const { actor, age, jobs, failedRuns, counts, failed } = await read(async (tx, actor) => ({
    actor,
    age: await workerAge(tx),
    jobs: await listJobs(tx),
    failedRuns: await listFailedRuns(tx),
    counts: await countDeliveries(tx),
    failed: await listFailedDeliveries(tx),
  }))
  if (actor.role !== 'admin' && actor.role !== 'auditor') forbidden()
  const t = await getTranslations('jobs')
  return (
    <>
      <TopBar title={t('title')} />
      <Section title={t('worker')}>
        <p className="dim mb-2 max-w-160">{t('lead')}</p>
        {age === null ? (
          <Notice kind="bad" title={t('never')} />
        ) : age > lateAfter ? (
          <Notice kind="bad" title={t('late', { minutes: Math.round(age / 60) })} />
        ) : (
          <Notice kind="good" title={t('alive', { seconds: age })} />
        )}
      </Section>
      <JobTable jobs={jobs} failed={failedRuns} />
      <Messages counts={counts} failed={failed} />
    </>
  )
}
