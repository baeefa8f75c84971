import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import { hrefOf } from '@/db/queries/figure'
import type { Choice } from '@/db/queries/people'
import type { BranchRow, RollUp } from '@/db/queries/task-page'
import { codeOf } from '@/domain/loops'
import { GiveTaskSection } from '../../directives/give-task-section'
import { TaskBranch } from '../../directives/task-branch'

/** The pieces of a task at any depth, how they stand, and the form that gives out another. */
export async function Subtasks({
  parent,
  rows,
  rollUp,
  give,
  given,
}: {
  parent: CaseView
  rows: readonly BranchRow[]
  rollUp: RollUp
  give?: { lead: number; units: readonly Choice[]; people: readonly Choice[]; open: boolean }
  /** The piece that was just given. */
  given?: number
}) {
  if (rows.length === 0 && !give) return null
  const t = await getTranslations('tasks')
  return (
    <Section
      id="subtasks"
      title={t('subtasks')}
      aside={
        give && (
          <a className="link" href={`/tasks/sheets?parent=${parent.facts.id}`}>
            {t('fromSheet')}
          </a>
        )
      }
    >
      {rows.length > 0 && (
        <Figures>
          {(['late', 'open', 'done'] as const).map(key => (
            <Figure
              key={key}
              value={rollUp[key].value}
              label={t(`rollUp.${key}`)}
              href={hrefOf(rollUp[key])}
              bad={key === 'late' && rollUp.late.value > 0}
            />
          ))}
        </Figures>
      )}
      {given !== undefined && (
        <div className="mb-4">
          <Notice
            kind="good"
            live
            title={t('newSubtask', { code: codeOf('task', given) })}
            actions={
              <a className="link" href={`/tasks/${given}`}>
                {t('openTask', { code: codeOf('task', given) })}
              </a>
            }
          />
        </div>
      )}
      {rows.length > 0 ? (
        <TaskBranch rows={rows} caption={t('subtasks')} root={parent.facts.id} />
      ) : (
        <p className="dim">{t('noSubtasks')}</p>
      )}
      {give && (
        <GiveTaskSection
          under={{ parentId: parent.facts.id }}
          path={`/tasks/${parent.facts.id}`}
          title={t('giveSubtask')}
          lead={give.lead}
          units={give.units}
          people={give.people}
          open={give.open}
        />
      )}
    </Section>
  )
}
