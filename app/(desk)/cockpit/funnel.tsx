import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { count } from '@/components/numerals'
import { StageFunnel } from '@/components/stage-funnel'
import type { CockpitFigures } from '@/db/queries/cockpit-figures'
import { hrefOf } from '@/db/queries/figure'

/** How far the tasks have come, and what stands beside the track. */
export async function Funnel({ figures, medians }: { figures: CockpitFigures; medians: ReadonlyMap<string, number> }) {
  const [t, stage] = await Promise.all([getTranslations('cockpit'), getTranslations('loops.stage.task')])
  const { open, done } = figures.all
  return (
    <>
      <StageFunnel
        stages={figures.track.map(one => ({
          key: one.stage,
          word: stage(one.stage),
          reached: one.reached.value,
          reachedHref: hrefOf(one.reached),
          here: one.here.value,
          hereHref: hrefOf(one.here),
          median: medians.get(one.stage)?.toFixed(1),
        }))}
        words={{
          caption: t('funnelCaption'),
          stage: t('stage'),
          share: t('share'),
          reached: t('reached'),
          here: t('here'),
          median: t('median'),
        }}
      />
      <div className="row under xs">
        <span className="nw">
          {t('closedOf')}{' '}
          <NumberLink
            value={done.value}
            href={hrefOf(done)}
            label={t('closedOfSays', { done: done.value, total: open.value + done.value })}
          />
          {' / '}
          {count(open.value + done.value)}
        </span>
        <span className="grow" />
        {figures.aside.map(one => (
          <span key={one.stage} className="nw">
            {stage(one.stage)}{' '}
            <NumberLink
              value={one.here.value}
              href={hrefOf(one.here)}
              label={`${stage(one.stage)} ${one.here.value}`}
            />
          </span>
        ))}
      </div>
    </>
  )
}
