import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countPicks, judgedByUnit, listDraws } from '@/db/queries/audits'
import { addDays } from '@/domain/clock'
import { refuseIf } from '@/domain/refusal'
import { today } from '../../light-of'
import { read } from '../../session'
import { EntryForm } from '../entry-form'
import { drawAuditAction } from './actions'
import { Draws } from './draws'
import { FalseClosureRate, RateByUnit } from './rate'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audits'))('title') }
}

/** The false-closure rate with what it rests on, every draw, and for supervisors the next one. */
export default async function AuditsPage() {
  const { actor, counts, units, draws } = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    return {
      actor,
      counts: await countPicks(tx, [{}, { state: 'judged' }, { state: 'false_closure' }]),
      units: await judgedByUnit(tx),
      draws: await listDraws(tx),
    }
  })
  const t = await getTranslations('audits')
  const [drawn, judged, falseClosures] = counts as [number, number, number]
  return (
    <>
      <TopBar title={t('title')} aside={t('aside')} />
      {drawn === 0 ? (
        <Section>
          <EmptyState title={t('empty.title')} text={t('empty.text')} />
        </Section>
      ) : (
        <>
          <FalseClosureRate counts={{ drawn, judged, falseClosures }} />
          <RateByUnit rows={units} />
        </>
      )}
      {draws.length > 0 && <Draws rows={draws} />}
      {actor.role === 'supervisor' && (
        <Section title={t('draw.title')} id="draw">
          <p className="dim lead">{t('draw.lead')}</p>
          <EntryForm
            action={drawAuditAction}
            label={t('draw.title')}
            hidden={{ key: randomUUID() }}
            wrong={t('draw.wrong')}
            submit={t('draw.send')}
            cancel={{ href: '/audits', word: t('draw.cancel') }}
            fields={[
              {
                kind: 'date',
                name: 'fromOn',
                label: t('draw.from'),
                required: true,
                short: true,
                max: today(),
                defaultValue: addDays(today(), -30),
              },
              {
                kind: 'date',
                name: 'toOn',
                label: t('draw.to'),
                required: true,
                short: true,
                max: today(),
                defaultValue: addDays(today(), -1),
              },
              {
                kind: 'number',
                name: 'size',
                label: t('draw.size'),
                hint: t('draw.sizeHint'),
                required: true,
                short: true,
                min: 1,
                max: 500,
                defaultValue: 10,
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}
