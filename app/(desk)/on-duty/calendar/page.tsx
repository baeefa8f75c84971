import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findCalendarFeed } from '@/db/queries/duty-calendar'
import { refuseIf } from '@/domain/refusal'
import { read } from '../../../session'
import { DutyNav } from '../duty-nav'
import { dutyWords } from '../duty-words'
import { RenewForm } from './renew-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('calendar.title') }
}

/** One's own shifts for a calendar program, by an address that can be made anew. */
export default async function CalendarPage() {
  const since = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    return findCalendarFeed(tx)
  })
  const [{ t, at }, locale] = await Promise.all([dutyWords(), getLocale()])
  return (
    <>
      <TopBar title={t('calendar.title')} />
      <DutyNav here="calendar" />
      <Section>
        <p className="dim lead">{t('calendar.lead')}</p>
        <p>{since ? t('calendar.since', { at: at(since) }) : t('calendar.none')}</p>
        <RenewForm
          hidden={{ key: randomUUID(), locale }}
          words={{
            make: t(since ? 'calendar.renew' : 'calendar.make'),
            made: t('calendar.made'),
            address: t('calendar.address'),
          }}
        />
      </Section>
    </>
  )
}
