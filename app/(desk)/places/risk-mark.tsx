import { getTranslations } from 'next-intl/server'
import type { Risk } from '@/db/queries/places'

const bars: Record<Risk, number> = { red: 4, orange: 3, yellow: 2, blue: 1 }

/** The risk colour of a place as a shape and a word: the more bars, the higher. Risk is no status, so it has no light's shape. */
export async function RiskMark({ risk, long = false }: { risk: string; long?: boolean }) {
  const t = await getTranslations('places')
  const known = (risk in bars ? risk : 'blue') as Risk
  return (
    <span className={`risk ${known}`}>
      <svg width="13" height="10" viewBox="0 0 13 10" aria-hidden="true">
        {[0, 1, 2, 3].map(index => (
          <rect
            key={index}
            className={index < bars[known] ? 'on' : undefined}
            x={index * 3.5}
            y={6 - index * 2}
            width="2.5"
            height={4 + index * 2}
          />
        ))}
      </svg>
      {t(long ? `riskLong.${known}` : `risk.${known}`)}
    </span>
  )
}
