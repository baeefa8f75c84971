import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { type ListedActivity, listActivityVersions } from '@/db/queries/publicity'
import { publicists } from '@/domain/training'
import { today } from '../../../light-of'
import { dayShown } from '../../../past-day'
import { read } from '../../../session'
import { localized, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { correctActivityAction } from '../actions'
import { activityFields } from '../activity-fields'
import { sayDays } from '../say-days'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Address> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('publicity'))('title') }
}

/** One activity as it is said to have been, and everything that was said of it before. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const segment = (await params).id
  if (!/^\d{1,15}$/.test(segment)) notFound()
  const id = Number(segment)
  const { oneOf } = readerOf(await searchParams)
  const done = oneOf('done', ['recorded', 'corrected'])
  const corrects = oneOf('form', ['correct']) !== undefined
  const page = await read(async (tx, actor) => ({ actor, versions: await listActivityVersions(tx, id) }))
  const newest = page.versions[0]
  if (!newest) notFound()
  const [t, locale] = await Promise.all([getTranslations('publicity'), getLocale()])
  const pick = localized(locale)
  const mayCorrect = !dayShown() && publicists.includes(page.actor.role) && page.actor.orgId === newest.unit.id
  const factsOf = (version: ListedActivity) => [
    { term: t('field.title'), value: pick(version.titleZh, version.titleEn) },
    { term: t('field.kind'), value: t(`kind.${version.kind}`) },
    { term: t('field.audience'), value: t(`audience.${version.audience}`) },
    { term: t('field.days'), value: sayDays(version, locale, today()) },
    { term: t('field.channel'), value: version.channel },
    {
      term: t('field.reach'),
      value:
        version.reach === null ? (
          <span className="faint">{t('noReach')}</span>
        ) : (
          t('people', { n: count(version.reach) })
        ),
      basis: version.reachBasis ? t(`basis.${version.reachBasis}`) : undefined,
    },
    ...(version.words ? [{ term: t('field.words'), value: version.words }] : []),
    ...(version.links
      ? [
          {
            term: t('field.links'),
            value: version.links.split('\n').map(link => (
              <div key={link}>
                <a className="link" href={link.trim()} rel="noreferrer noopener">
                  {link.trim()}
                </a>
              </div>
            )),
          },
        ]
      : []),
    ...(version.reason ? [{ term: t('field.reason'), value: version.reason }] : []),
    {
      term: t('field.by'),
      value: `${version.by ? pick(version.by.zh, version.by.en) : '—'} · ${sayInstant(version.at, locale, today())}`,
    },
  ]
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/publicity' }, { word: pick(newest.titleZh, newest.titleEn) }]}
      >
        {mayCorrect && !corrects && (
          <a className="btn" href={`/publicity/${id}?form=correct#correct`}>
            {t('correct.title')}
          </a>
        )}
      </TopBar>
      <Section aside={newest.invented ? t('invented') : undefined}>
        <h1>{pick(newest.titleZh, newest.titleEn)}</h1>
        <p className="dim mb-3">{pick(newest.unit.zh, newest.unit.en)}</p>
        {done && <Notice kind="good" title={t(`done.${done}`)} live />}
        <Facts facts={factsOf(newest)} />
      </Section>
      {mayCorrect && corrects && (
        <Section title={t('correct.title')} id="correct">
          <p className="dim lead">{t('correct.lead')}</p>
          <EntryForm
            action={correctActivityAction}
            label={t('correct.title')}
            hidden={{ key: randomUUID(), id: String(id), version: String(newest.version) }}
            wrong={t('wrong')}
            submit={t('correct.send')}
            cancel={{ href: `/publicity/${id}`, word: t('cancel') }}
            fields={[
              ...(await activityFields(newest)),
              { name: 'reason', label: t('field.reason'), hint: t('field.reasonHint'), required: true, maxLength: 500 },
            ]}
          />
        </Section>
      )}
      {page.versions.slice(1).map(version => (
        <Section key={version.version} title={t('before', { n: version.version })} id={`v${version.version}`}>
          <Facts facts={factsOf(version)} />
        </Section>
      ))}
    </>
  )
}
