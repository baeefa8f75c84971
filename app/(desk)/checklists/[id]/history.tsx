import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { ChecklistVersion } from '@/db/queries/checklist-versions'
import { localized, sayInstant } from '../../../words'

/** The versions of one checklist, the newest first, each with its way to what changed. */
export async function History({ versions, here }: { versions: readonly ChecklistVersion[]; here: number }) {
  const [t, locale] = await Promise.all([getTranslations('checklists'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('history.title')} aside={t('history.count', { n: versions.length })}>
      <ul className="checks">
        {versions.map(version => (
          <li key={version.id}>
            {version.id === here ? (
              <b aria-current="page">{t('version', { n: version.version })}</b>
            ) : (
              <a className="link" href={`/checklists/${version.id}`}>
                {t('version', { n: version.version })}
              </a>
            )}{' '}
            <small className="faint">
              {version.issuedAt ? sayInstant(version.issuedAt, locale) : t('draft')}
              {version.issuedBy && ` · ${pick(version.issuedBy.zh, version.issuedBy.en)}`}
            </small>
            {version.id !== here && (
              <div>
                <a className="link xs" href={`/checklists/${here}?against=${version.id}#changes`}>
                  {t('history.compare', { n: version.version })}
                </a>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
