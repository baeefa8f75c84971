'use client'

import { ChecklistProgress } from '@/components/checklist-progress'
import type { ItemState } from '@/domain/visit-on-phone'
import type { List } from './visit-state'
import { useWords } from './words'

const marks = { pass: 'pass', fail: 'fail', not_applicable: 'notApplicable', not_checked: 'notChecked' } as const

export function Progress({
  list,
  states,
  here,
}: {
  list: List
  states: ReadonlyMap<number, ItemState>
  here?: number
}) {
  const { say } = useWords()
  const answered = [...states.values()].filter(state => state.answer).length
  return (
    <ChecklistProgress
      label={say('progress', { answered, all: list.items.length })}
      marks={list.items.map(item => {
        const answer = states.get(item.id)?.answer
        return item.id === here ? 'here' : answer ? marks[answer] : 'notChecked'
      })}
    />
  )
}
