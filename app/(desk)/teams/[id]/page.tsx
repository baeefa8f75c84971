import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listRegionsInSight } from '@/db/queries/regions'
import { findTeam } from '@/db/queries/response-teams'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { editTeamAction, sayReadinessAction } from '../actions'
import { teamFields } from '../team-fields'

type Props = { params: Promise<{ id: string }> }
const numberIn = (segment: string) => (/^\d{1,15}$/.test(segment) ? Number(segment) : null)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = numberIn((await params).id)
  const team = id === null ? null : await read(tx => findTeam(tx, id))
  const pick = localized(await getLocale())
  return { title: team ? pick(team.zh, team.en) : undefined }
}

/** One team: who leads it, whether it is ready and what was said of that, and what it was called to. */
export default async function TeamPage({ params }: Props) {
  const id = numberIn((await params).id)
  if (id === null) notFound()
  const page = await read(async tx => {
    const team = await findTeam(tx, id)
    return team && { team, regions: team.mayEdit ? await listRegionsInSight(tx) : [] }
  })
  if (!page) notFound()
  const { team, regions } = page
  const [t, locale] = await Promise.all([getTranslations('teams'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const name = pick(team.zh, team.en)
  const common = { wrong: t('wrong'), cancel: { href: '/teams', word: t('cancel') } }
  const state = (ready: boolean) => <Light tone={ready ? 'green' : 'red'} word={t(ready ? 'ready.yes' : 'ready.no')} />
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/teams' }, { word: name }]} />
      <Section>
        <h1>{name}</h1>
        <p>
          {state(team.ready)} {t('since', { on: sayInstant(team.since, locale, now) })} {!team.ready && team.reason}
        </p>
      </Section>
      <div className="case">
        <div className="main">
          <Section title={t('readiness.title')} aside={t('readiness.aside')} id="readiness">
            <ul className="rows">
              {team.words.map(word => (
                <li key={word.at} className="mb-2">
                  {state(word.ready)} {word.reason}{' '}
                  <small className="faint">
                    {t('readiness.by', {
                      who: word.by ? pick(word.by.zh, word.by.en) : '—',
                      at: sayInstant(new Date(word.at), locale, now),
                    })}
                  </small>
                </li>
              ))}
            </ul>
            {team.mayMove && (
              <details className="mt-4">
                <summary className="btn">{t('readiness.say')}</summary>
                <EntryForm
                  {...common}
                  key={team.words.length}
                  action={sayReadinessAction}
                  label={t('readiness.say')}
                  hidden={{ key: randomUUID(), teamId: String(team.id) }}
                  submit={t('edit.send')}
                  minor
                  fields={[
                    {
                      kind: 'radio',
                      name: 'ready',
                      label: t('field.ready'),
                      required: true,
                      options: (['yes', 'no'] as const).map(value => ({ value, word: t(`ready.${value}`) })),
                    },
                    { name: 'reason', label: t('field.reason'), hint: t('reasonHint'), maxLength: 1000 },
                  ]}
                />
              </details>
            )}
          </Section>
          <Section title={t('calls.title')}>
            {team.calls.length === 0 ? (
              <p className="dim">{t('calls.none')}</p>
            ) : (
              <ul className="rows">
                {team.calls.map(call => (
                  <li key={call.id} className="mb-2">
                    <a className="link" href={`/responses/${call.id}`}>
                      {codeOf('response', call.id)} {pick(call.zh, call.en)}
                    </a>{' '}
                    <small className="faint">{sayInstant(new Date(call.at), locale, now)}</small>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {team.mayEdit && (
            <Section>
              <details>
                <summary className="btn">{t('edit.title')}</summary>
                <EntryForm
                  {...common}
                  action={editTeamAction}
                  label={t('edit.title')}
                  hidden={{ key: randomUUID(), teamId: String(team.id) }}
                  submit={t('edit.send')}
                  minor
                  fields={await teamFields(regions, team)}
                />
              </details>
            </Section>
          )}
        </div>
        <aside className="side" aria-label={t('facts')}>
          <Section title={t('facts')}>
            <Facts
              facts={[
                { term: t('column.kind'), value: t(`kind.${team.kind}`) },
                { term: t('column.unit'), value: team.unit ? pick(team.unit.zh, team.unit.en) : '—' },
                { term: t('column.members'), value: team.members },
                { term: t('field.leader'), value: team.leader },
                { term: t('field.phone'), value: <a href={`tel:${team.phone}`}>{team.phone}</a> },
                { term: t('field.region'), value: team.region ? pick(team.region.zh, team.region.en) : '—' },
                { term: t('field.base'), value: team.base },
              ]}
            />
          </Section>
        </aside>
      </div>
    </>
  )
}
