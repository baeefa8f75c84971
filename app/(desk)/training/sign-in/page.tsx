import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { findDoor } from '@/db/queries/trainings'
import { today } from '../../../light-of'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { localized, sayInstant, sayTime } from '../../../words'
import { EntryForm } from '../../entry-form'
import { signInAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('signIn.title') }
}

/** Where a phone arrives from the code at the door: which training it is, and one button that signs its owner in. */
export default async function TrainingSignInPage({ searchParams }: { searchParams: Promise<Address> }) {
  const { one, id } = readerOf(await searchParams)
  const [training, code] = [id('training'), one('code')]
  const page = await read(async (tx, actor) => ({
    actor,
    door: training && code ? await findDoor(tx, training, code) : null,
  }))
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  const { door, actor } = page
  const refusal = !door
    ? ({ code: 'codeOld' } as const)
    : door.present
      ? ({ code: 'alreadySignedIn' } as const)
      : door.expected
        ? null
        : ({ code: 'notExpected' } as const)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/training' }, { word: t('signIn.title') }]} />
      <Section>
        <h1>{door ? pick(door.topicZh, door.topicEn) : t('signIn.title')}</h1>
        {door && (
          <Facts
            facts={[
              { term: t('column.unit'), value: pick(door.unitZh, door.unitEn) },
              {
                term: t('column.when'),
                value: `${sayInstant(door.startsAt, locale, today())} – ${sayTime(door.endsAt)}`,
              },
              { term: t('new.place'), value: door.place },
              { term: t('signIn.you'), value: pick(actor.nameZh, actor.nameEn) },
            ]}
          />
        )}
        {refusal ? (
          <Notice
            kind={refusal.code === 'alreadySignedIn' ? 'good' : 'warn'}
            title={await refusalSentence(refusal)}
            actions={
              <a className="link" href={door?.present ? `/training/${door.id}` : '/training'}>
                {t(door?.present ? 'signIn.open' : 'title')}
              </a>
            }
          />
        ) : (
          <EntryForm
            action={signInAction}
            label={t('signIn.title')}
            hidden={{ key: randomUUID(), sessionId: String(training), code: code! }}
            wrong={t('wrong')}
            fields={[]}
            submit={t('signIn.send')}
            cancel={{ href: '/training', word: t('cancel') }}
          />
        )}
        <p className="dim lead">{t('signIn.hint')}</p>
      </Section>
    </>
  )
}
