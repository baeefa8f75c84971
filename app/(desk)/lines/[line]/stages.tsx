import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { Section } from '@/components/section'
import { hrefOf, taskFigure } from '@/db/queries/figure'
import type { Line } from '@/domain/line'
import { taskStages } from '@/domain/task'

/** The line's tasks by stage, in the order of the loop. */
export async function Stages({
  stages,
  where,
}: {
  stages: ReadonlyMap<string, number>
  where: { line: Line; under: number }
}) {
  const [t, word] = await Promise.all([getTranslations('lines'), getTranslations('loops.stage.task')])
  const shown = taskStages.filter(stage => (stages.get(stage) ?? 0) > 0)
  const most = Math.max(1, ...stages.values())
  return (
    <Section title={t('stages')}>
      <table className="funnel">
        <caption className="vh">{t('stages')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('stage')}</th>
            <th scope="col" className="draw">
              <span className="vh">{t('share')}</span>
            </th>
            <th scope="col">{t('tasks')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(stage => {
            const figure = taskFigure(stages.get(stage) ?? 0, { stage, ...where })
            return (
              <tr key={stage}>
                <th scope="row">{word(stage)}</th>
                <td>
                  <div className="bar" style={{ width: `${(100 * figure.value) / most}%` }} />
                </td>
                <td className="n">
                  <NumberLink value={figure.value} href={hrefOf(figure)} label={`${word(stage)} ${figure.value}`} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}
