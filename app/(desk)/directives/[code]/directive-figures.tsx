import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import { toQuery } from '@/db/queries/case-filters'
import { type DirectiveFigure, directiveFigures } from '@/db/queries/directives'

const pages = { task: '/tasks', hazard: '/hazards' } as const
const bad: readonly DirectiveFigure[] = ['tasksLate', 'hazardsMajor']

/** How the work under a directive stands; each number opens exactly its rows. */
export async function DirectiveFigures({ id, figures }: { id: number; figures: Record<DirectiveFigure, number> }) {
  const t = await getTranslations('directives')
  const names = Object.keys(directiveFigures) as DirectiveFigure[]
  return (
    <section className="sec" aria-label={t('figures')}>
      <Figures>
        {names.map(name => {
          const { loop, filters } = directiveFigures[name]
          return (
            <Figure
              key={name}
              value={figures[name]}
              label={t(`figure.${name}`)}
              href={`${pages[loop]}${toQuery({ ...filters, directive: id })}`}
              bad={bad.includes(name) && figures[name] > 0}
            />
          )
        })}
      </Figures>
    </section>
  )
}
