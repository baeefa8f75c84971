import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { calendar } from '@/db/queries/calendar'
import { findRegionName } from '@/db/queries/regions'
import { rulePacks } from '@/db/queries/rules'
import { read } from '../../../session'
import { localized, sayDay } from '../../../words'

type PackedRule = ReturnType<typeof rulePacks>[number]['rules'][number]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rules'))('title') }
}

/** Every period and limit that the system uses, with its source and how much of it was seen. */
export default async function RulesPage() {
  const packs = rulePacks()
  const places = await read(async tx => {
    const names = new Map<string, { zh: string; en: string }>()
    for (const { place } of packs) {
      const name = place && (await findRegionName(tx, place))
      if (place && name) names.set(place, name)
    }
    return names
  })
  const [t, locale] = await Promise.all([getTranslations('rules'), getLocale()])
  const pick = localized(locale)
  const placeOf = (place: string | null): string => {
    if (place === null) return t('place.product')
    const name = places.get(place)
    return name ? pick(name.zh, name.en) : t('place.nation')
  }
  const inForce = ({ from, to }: PackedRule) =>
    to ? t('until', { from: sayDay(from, locale), to: sayDay(to, locale) }) : t('since', { on: sayDay(from, locale) })
  const columns: Column<PackedRule>[] = [
    { key: 'key', head: t('column.key'), cell: rule => <code className="code">{rule.key}</code>, phone: 'lead' },
    {
      key: 'note',
      head: t('column.note'),
      cell: rule => pick(rule.noteZh, rule.noteEn),
      phone: 'title',
    },
    {
      key: 'value',
      head: t('column.value'),
      cell: rule => <b>{t(`unit.${rule.unit}`, { n: rule.value })}</b>,
      look: 'nw',
      phone: 'aside',
    },
    {
      key: 'instrument',
      head: t('column.instrument'),
      cell: rule => (
        <>
          {pick(rule.instrumentZh, rule.instrumentEn)} {rule.clause}
        </>
      ),
      look: 'dim',
    },
    { key: 'from', head: t('column.from'), cell: inForce, look: 'dim nw' },
    {
      key: 'seen',
      head: t('column.seen'),
      cell: rule => <Basis>{t(`seen.${rule.seen}`)}</Basis>,
    },
  ]
  return (
    <>
      <TopBar title={t('title')} aside={t('aside')} />
      <section className="sec">
        <p className="dim">{t('intro')}</p>
        <p className="dim">{t('calendar', { year: calendar().lastYear })}</p>
      </section>
      {packs.map(pack => {
        const name = pick(pack.nameZh, pack.nameEn)
        return (
          <Section
            key={`${pack.key} ${pack.version}`}
            title={name}
            aside={`${t('version', { n: pack.version })} · ${placeOf(pack.place)}`}
          >
            <LedgerTable
              caption={t('caption', { pack: name })}
              columns={columns}
              rows={pack.rules}
              rowKey={rule => `${rule.key} ${rule.from}`}
            />
          </Section>
        )
      })}
    </>
  )
}
