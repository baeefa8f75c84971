import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { circularKinds, circularMoves } from '@/domain/circular'
import { addDays } from '@/domain/clock'
import { today } from '../../../light-of'
import { viewer } from '../../../session'
import { EntryForm } from '../../entry-form'
import { draftCircularAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('new.title') }
}

/** Chooses what is drafted and for which days; the rest is filled from the rows. */
export default async function NewReportPage({ searchParams }: Props) {
  const asked = [(await searchParams).kind].flat()[0]
  const actor = await viewer()
  const [t, tp] = await Promise.all([getTranslations('reports'), getTranslations('places')])
  const may = (circularMoves.draft.by as readonly string[]).includes(actor.role)
  const now = today()
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/reports' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        {!may ? (
          <Notice title={t('new.notYours')} />
        ) : (
          <>
            <p className="dim lead">{t('new.lead')}</p>
            <EntryForm
              action={draftCircularAction}
              label={t('new.title')}
              hidden={{ key: randomUUID() }}
              wrong={tp('choice.wrong')}
              submit={t('new.send')}
              cancel={{ href: '/reports', word: t('back') }}
              fields={[
                {
                  kind: 'radio',
                  name: 'kind',
                  label: t('new.kind'),
                  required: true,
                  down: true,
                  options: circularKinds.map(kind => ({
                    value: kind,
                    word: t(`kind.${kind}`),
                    hint: t(`kindHint.${kind}`),
                  })),
                  defaultValue: circularKinds.find(kind => kind === asked) ?? 'circular',
                },
                {
                  kind: 'date',
                  name: 'from',
                  label: t('new.from'),
                  required: true,
                  short: true,
                  max: now,
                  defaultValue: asked === 'monthly' ? `${now.slice(0, 8)}01` : addDays(now, -6),
                },
                {
                  kind: 'date',
                  name: 'to',
                  label: t('new.to'),
                  hint: t('new.toHint'),
                  required: true,
                  short: true,
                  max: now,
                  defaultValue: now,
                },
              ]}
            />
          </>
        )}
      </Section>
    </>
  )
}
