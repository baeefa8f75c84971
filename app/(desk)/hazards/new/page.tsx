import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { hazardMoves } from '@/domain/hazard'
import { lineNumber, lines } from '@/domain/line'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { PlaceSearch, placeField, readPlaceChoices } from '../../places/place-choice'
import { reportHazardAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hazards'))('new.title') }
}

export default async function NewHazardPage({ searchParams }: Props) {
  const address = await searchParams
  const { actor, places } = await read(async (tx, actor) => ({ actor, places: await readPlaceChoices(tx, address) }))
  const [t, tl, tp, locale] = await Promise.all([
    getTranslations('hazards'),
    getTranslations('loops'),
    getTranslations('places'),
    getLocale(),
  ])
  const [task] = [address.task].flat().filter(said => /^\d{1,15}$/.test(said ?? ''))
  const mayReport = (hazardMoves.report.by as readonly string[]).includes(actor.role)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/hazards?state=open' }, { word: t('new.title') }]}
      />
      <Section>
        <h1>{t('new.title')}</h1>
        <p className="dim lead">{t('new.lead')}</p>
        {mayReport ? (
          <>
            <PlaceSearch places={places} action="/hazards/new" keep={task ? [['task', task]] : []} />
            <EntryForm
              action={reportHazardAction}
              label={t('new.title')}
              hidden={{ key: randomUUID(), ...(task ? { taskId: task } : {}) }}
              wrong={tp('choice.wrong')}
              submit={t('new.send')}
              cancel={{ href: '/hazards?state=open', word: t('new.cancel') }}
              fields={[
                await placeField(places, localized(locale)),
                {
                  kind: 'textarea',
                  name: 'title',
                  label: t('new.what'),
                  hint: t('new.whatHint'),
                  required: true,
                  rows: 3,
                  maxLength: 300,
                },
                {
                  name: 'clause',
                  label: t('new.clause'),
                  hint: t('new.clauseHint'),
                  optional: tl('optional'),
                  maxLength: 300,
                },
                {
                  kind: 'select',
                  name: 'line',
                  label: t('new.line'),
                  options: lines.map(line => ({ value: line, word: `${lineNumber(line)} ${tl(`lineLong.${line}`)}` })),
                  defaultValue: 'bottom',
                  short: true,
                },
              ]}
            />
          </>
        ) : (
          <Notice title={t('new.notYours')} />
        )}
      </Section>
    </>
  )
}
