import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listRegionsInSight } from '@/db/queries/regions'
import { ruleOn } from '@/db/queries/rules'
import { rumourChannels, rumourMoves, rumourSources } from '@/domain/rumour'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { receiveRumourAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rumours'))('new.title') }
}

/** Writes a rumour down in under a minute, on a phone too: what is said, how it came, where it spreads. The screenshot is asked for on the next page. */
export default async function NewRumourPage({ searchParams }: Props) {
  const about = [(await searchParams).about].flat()[0]?.slice(0, 40)
  const { actor, regions } = await read(async (tx, reader) => ({
    actor: reader,
    regions: await listRegionsInSight(tx),
  }))
  const [t, tl, locale] = await Promise.all([getTranslations('rumours'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const optional = tl('optional')
  const rules = { triage: ruleOn('rumour.triage', today()), answer: ruleOn('rumour.answer', today()) }
  const mayReceive = (rumourMoves.receive.by as readonly string[]).includes(actor.role)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/rumours' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        <p className="dim lead">{t('new.lead', { triage: rules.triage.value, answer: rules.answer.value })}</p>
        {mayReceive ? (
          <EntryForm
            action={receiveRumourAction}
            label={t('new.title')}
            hidden={{ key: randomUUID() }}
            wrong={t('new.wrong')}
            submit={t('new.send')}
            cancel={{ href: '/rumours', word: t('new.cancel') }}
            fields={[
              {
                kind: 'textarea',
                name: 'titleZh',
                rows: 2,
                label: t('new.what'),
                hint: t('new.whatHint'),
                required: true,
                maxLength: 200,
              },
              {
                kind: 'radio',
                name: 'source',
                label: t('new.source'),
                required: true,
                options: rumourSources.map(value => ({ value, word: t(`source.${value}`) })),
              },
              {
                kind: 'radio',
                name: 'channel',
                label: t('new.channel'),
                required: true,
                options: rumourChannels.map(value => ({ value, word: t(`channel.${value}`) })),
              },
              {
                kind: 'select',
                name: 'regionCode',
                label: t('new.region'),
                required: true,
                none: tl('choose'),
                options: regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
              },
              { kind: 'url', name: 'link', label: t('new.link'), optional, maxLength: 500 },
              {
                kind: 'number',
                name: 'reach',
                label: t('new.reach'),
                hint: t('new.reachHint'),
                optional,
                short: true,
                min: 0,
                max: 2_000_000_000,
                step: 1,
              },
              {
                kind: 'textarea',
                name: 'words',
                label: t('new.words'),
                hint: t('new.wordsHint'),
                optional,
                rows: 4,
                maxLength: 4000,
              },
              {
                name: 'subjectCode',
                label: t('field.subjectCode'),
                hint: t('hint.subjectCode'),
                optional,
                short: true,
                maxLength: 40,
                defaultValue: about,
              },
              { name: 'titleEn', label: t('new.whatEn'), optional, maxLength: 200 },
            ]}
          />
        ) : (
          <Notice title={t('new.notYours')} />
        )}
        <p className="dim mt-4">
          <small>{await cite(rules.answer)}</small>
        </p>
      </Section>
    </>
  )
}
