import { getTranslations } from 'next-intl/server'
import type { CoverageCounts } from '@/db/queries/training-coverage'

/** What the records give of a unit's training this year, beside what it says of itself; it opens the roll. */
export async function TrainingFact({ unitId, counts }: { unitId: number; counts: CoverageCounts }) {
  const t = await getTranslations('training')
  return (
    <a className="link" href={`/training/coverage?unit=${unitId}`}>
      {counts.must + counts.free === 0 ? t('fact.noRoll') : t('fact.covered', { n: counts.covered, of: counts.must })}
    </a>
  )
}
