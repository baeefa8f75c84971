import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { Choice } from '@/db/queries/people'
import type { BranchRow } from '@/db/queries/task-page'
import { codeOf, loops } from '@/domain/loops'
import { GiveTaskSection } from '../../directives/give-task-section'
import { TaskBranch } from '../../directives/task-branch'

/** The pieces of a task, how many of them are done, and the form that gives out another. */
export async function Subtasks({
  parent,
  rows,
  give,
  given,
}: {
  parent: CaseView
  rows: readonly BranchRow[]
  give?: { lead: number; units: readonly Choice[]; people: readonly Choice[]; open: boolean }
  /** The piece that was just given. */
  given?: number
}) {
  if (rows.length === 0 && !give) return null
  const t = await getTranslations('tasks')
  const counted = rows.filter(row => loops.task.states[row.stage] !== 'stopped')
  const done = counted.filter(row => loops.task.states[row.stage] === 'done').length
  return (
    <Section
      id="subtasks"
      title={t('subtasks')}
      aside={counted.length > 0 && t('doneOf', { done, all: counted.length })}
    >
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
