import { getTranslations } from 'next-intl/server'
import { FormField, type Option } from '@/components/form-field'
import type { Cockpit } from '@/db/queries/cockpit'
import { type Narrowing, narrowingKeys } from '@/db/queries/narrowing'
import { lineNumber, lines } from '@/domain/line'
import { sectorWords } from '@/domain/register-columns'
import { shortRegion } from '../../region-name'
import { inReadersLanguage } from '../../words'

type Named = { id: number; zh: string; en: string }

/** The words of what a cockpit is narrowed by, in the order of its form. */
export async function narrowedBy({ narrow, scope }: Cockpit, campaigns: readonly Named[]): Promise<string[]> {
  const [line, place, pick] = await Promise.all([
    getTranslations('loops.line'),
    getTranslations('places.sector'),
    inReadersLanguage(),
  ])
  const drive = campaigns.find(one => one.id === narrow.campaign)
  return [
    narrow.line && line(narrow.line as 'bottom'),
    narrow.campaign && (drive ? pick(drive.zh, drive.en) : String(narrow.campaign)),
    narrow.region && pick(scope.regionZh, scope.regionEn),
    narrow.sector && place(narrow.sector as 'gas'),
  ].flatMap(word => (word ? [word] : []))
}

/** Narrows the cockpit by line, battle, territory and kind of place; a plain form, whose address says it. */
export async function Narrow({
  cockpit,
  campaigns,
  keep,
}: {
  cockpit: Cockpit
  campaigns: readonly Named[]
  keep: Record<string, string | number | undefined>
}) {
  const [t, line, place, pick] = await Promise.all([
    getTranslations('live'),
    getTranslations('loops.line'),
    getTranslations('places.sector'),
    inReadersLanguage(),
  ])
  const { narrow, scope, regions } = cockpit
  const here = { code: scope.regionCode, zh: scope.regionZh, en: scope.regionEn }
  const territories = [...(narrow.region ? [here] : []), ...regions.filter(one => one.code !== narrow.region)]
  const options: Record<keyof Narrowing, Option[]> = {
    line: lines.map(one => ({ value: one, word: `${lineNumber(one)} ${line(one)}` })),
    campaign: campaigns.map(one => ({ value: String(one.id), word: pick(one.zh, one.en) })),
    region: territories.map(one => ({
      value: one.code,
      word: pick(shortRegion.zh(one.zh), shortRegion.en(one.en)),
    })),
    sector: Object.keys(sectorWords).map(one => ({ value: one, word: place(one as 'gas') })),
  }
  return (
    <details className="pick">
      <summary className="btn quiet">{t('narrow')}</summary>
      <form action="/cockpit" className="pop narrow">
        {Object.entries(keep).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {narrowingKeys.map(key => (
          <FormField
            key={key}
            kind="select"
            id={`narrow-${key}`}
            name={key}
            label={t(key)}
            none={t('any')}
            options={options[key]}
            defaultValue={narrow[key] === undefined ? '' : String(narrow[key])}
            hint={key === 'sector' ? t('sectorHint') : undefined}
          />
        ))}
        <button type="submit" className="btn">
          {t('show')}
        </button>
      </form>
    </details>
  )
}
