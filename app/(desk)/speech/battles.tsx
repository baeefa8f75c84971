import { getTranslations } from 'next-intl/server'
import { LineStroke } from '@/components/line-stroke'
import { Section } from '@/components/section'
import type { Battle } from '@/db/queries/speech-panel'
import { inReadersLanguage } from '../../words'

/** The seven battles that the sentence speaks of: two named, five places left as the source leaves them. */
export async function Battles({ battles }: { battles: readonly Battle[] }) {
  const [t, pick] = await Promise.all([getTranslations('speech'), inReadersLanguage()])
  return (
    <Section title={t('battles')} aside={t('battlesAside', { named: battles.filter(one => one.inSource).length })}>
      <ol className="decide">
        {battles.map(one => (
          <li key={one.id}>
            <span className="no">{one.slot}</span>
            {one.named ? (
              <>
                <a className="link" href={`/campaigns/${one.id}`} style={{ lineHeight: '1.25rem' }}>
                  {pick(one.zh, one.en)}
                </a>
                {!one.inSource && <span className="faint xs">{t('notNamed')}</span>}
                <a
                  className="num n"
                  href={`/campaigns/${one.id}`}
                  aria-label={t('battleSays', { closed: one.done, total: one.open + one.done })}
                >
                  {one.done}/{one.open + one.done}
                </a>
                <LineStroke total={one.open + one.done} open={one.open} late={one.late} />
              </>
            ) : (
              <span className="faint">{t('notNamed')}</span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
