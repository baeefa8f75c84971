import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import type { RegisterFigure } from '@/db/queries/register-figure'
import { today } from '../light-of'

/** Numbers of registers, as a line's page and the cockpit show them. */
export async function RegisterFigures({ figures }: { figures: readonly RegisterFigure[] }) {
  const [t, links] = await Promise.all([getTranslations('lines.registers'), getTranslations('unowned.kind')])
  const year = today().slice(0, 4)
  return (
    <Figures>
      {figures.map(({ key, value, of, href, isBad }) => (
        <Figure
          key={key}
          value={value ?? '—'}
          unit={of === undefined ? undefined : `/ ${of}`}
          label={t.has(key) ? t(key, { year }) : links(`${key}.what`)}
          href={href}
          bad={isBad && (value ?? 0) > 0}
        />
      ))}
    </Figures>
  )
}
