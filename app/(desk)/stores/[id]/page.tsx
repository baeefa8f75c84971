import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listPeople } from '@/db/queries/people'
import { findStore } from '@/db/queries/stores'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized, sayDay } from '../../../words'
import { EntryForm } from '../../entry-form'
import { checkStoreAction } from '../actions'
import { heldFields } from '../store-fields'
import { storeLight } from '../store-light'
import { Movements } from './movements'

type Props = { params: Promise<{ id: string }> }
const numberIn = (segment: string) => (/^\d{1,15}$/.test(segment) ? Number(segment) : null)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = numberIn((await params).id)
  const item = id === null ? null : await read(tx => findStore(tx, id, today()))
  const pick = localized(await getLocale())
  return { title: item ? pick(item.zh, item.en) : undefined }
}

/** One item of the stores: how much there is by its movements, where, and until when it holds. */
export default async function StorePage({ params }: Props) {
  const id = numberIn((await params).id)
  if (id === null) notFound()
  const now = today()
  const page = await read(async tx => {
    const item = await findStore(tx, id, now)
    const roles = ['head', 'official', 'supervisor', 'inspector', 'enterprise', 'duty'] as const
    return item && { item, people: item.mayEdit ? await listPeople(tx, item.orgId, roles) : [] }
  })
  if (!page) notFound()
  const { item, people } = page
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('stores'),
    getTranslations('loops'),
    getLocale(),
    storeLight(),
  ])
  const pick = localized(locale)
  const name = pick(item.zh, item.en)
  const day = (on: string | null) => (on ? sayDay(on, locale, now) : '—')
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/stores' }, { word: name }]} />
      <Section>
        <h1>{name}</h1>
        <p>
          {t('there')}{' '}
          <b>
            {item.quantity} {item.measure}
          </b>{' '}
          {light(item)}
        </p>
      </Section>
      <div className="case">
        <div className="main">
          <Movements item={item} />
          {item.mayEdit && (
            <Section>
              <details>
                <summary className="btn">{t('check.title')}</summary>
                <EntryForm
                  action={checkStoreAction}
                  label={t('check.title')}
                  hidden={{ key: randomUUID(), itemId: String(item.id) }}
                  submit={t('check.send')}
                  cancel={{ href: '/stores', word: t('cancel') }}
                  wrong={t('wrong')}
                  minor
                  fields={[
                    ...(await heldFields(people, item)),
                    { name: 'words', label: t('field.words'), optional: tl('optional'), maxLength: 1000 },
                  ]}
                />
              </details>
            </Section>
          )}
        </div>
        <aside className="side" aria-label={t('facts')}>
          <Section title={t('facts')}>
            <Facts
              facts={[
                { term: t('column.kind'), value: t(`kind.${item.kind}`) },
                { term: t('column.unit'), value: item.unit ? pick(item.unit.zh, item.unit.en) : '—' },
                { term: t('field.keptAt'), value: item.keptAt },
                { term: t('field.region'), value: item.region ? pick(item.region.zh, item.region.en) : '—' },
                {
                  term: t('field.responsible'),
                  value: item.responsible ? pick(item.responsible.zh, item.responsible.en) : '—',
                },
                { term: t('field.expiresOn'), value: day(item.expiresOn) },
                { term: t('field.inspectBy'), value: day(item.inspectBy) },
              ]}
            />
          </Section>
        </aside>
      </div>
    </>
  )
}
