import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { DutyChange } from '@/db/queries/duties'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

const verbOf = ({ was, becomes }: DutyChange): 'new' | 'ended' | 'changed' =>
  was === null ? 'new' : 'valid_to' in becomes && becomes.valid_to !== null ? 'ended' : 'changed'

/** Every change of a unit's posts and people, the latest first: who made it, when, by which hand-over or import. */
export async function UnitChanges({ changes }: { changes: readonly DutyChange[] }) {
  const [t, locale] = await Promise.all([getTranslations('organizations.unit'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('changes')} id="changes">
      {changes.length === 0 && <p className="dim">{t('changesNone')}</p>}
      <ul className="checks" aria-label={t('changes')}>
        {changes.map(change => (
          <li key={change.id}>
            <div>
              {t(`change.${change.subject}.${verbOf(change)}`, {
                person: change.person ? pick(change.person.zh, change.person.en) : t('vacant'),
                post: change.subjectNames ? pick(change.subjectNames.zh, change.subjectNames.en) : t('unitItself'),
              })}
              {change.handoverId && (
                <>
                  {' · '}
                  <a className="link" href={`/organizations/handover/${change.handoverId}`}>
                    {t('byHandover', { id: change.handoverId })}
                  </a>
                </>
              )}
              {change.importId && (
                <>
                  {' · '}
                  <a className="link" href={`/organizations/import/${change.importId}`}>
                    {t('byImport', { id: change.importId })}
                  </a>
                </>
              )}
            </div>
            <small className="faint">
              {t('changeBy', {
                who: change.by ? pick(change.by.zh, change.by.en) : '—',
                unit: change.byUnit ? pick(change.byUnit.zh, change.byUnit.en) : '—',
                at: sayInstant(change.at, locale, today()),
              })}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
