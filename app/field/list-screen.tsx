'use client'

import { LightShape, type Tone } from '@/components/light'
import type { Answer } from '@/domain/inspection'
import type { Visit } from './bundle'
import { groupedBy } from './grouped-by'
import { screens } from './hash-route'
import { usePhone } from './phone'
import { Progress } from './progress'
import { Screen } from './screen'
import { type List, visitState } from './visit-state'
import { useWords } from './words'

const tones: Record<Answer, Tone> = { pass: 'green', fail: 'red', not_applicable: 'grey', not_checked: 'yellow' }

/** Every item of the visit, by section, to jump to. */
export function ListScreen({ visit, list }: { visit: Visit; list: List }) {
  const phone = usePhone()
  const { say, pick } = useWords()
  const { states, drafts, answered } = visitState(phone, visit, list)
  return (
    <Screen
      title={pick(visit.place.zh, visit.place.en)}
      sub={visit.code}
      back={{ href: screens.visit(visit.id), word: say('back') }}
      aside={`${answered} / ${list.items.length}`}
      marks={<Progress list={list} states={states} />}
      heading={say('list.title')}
    >
      {[...groupedBy(list.items, item => item.sectionEn)].map(([section, items]) => (
        <section key={section} aria-label={pick(items[0]?.sectionZh, section)}>
          <h2>{pick(items[0]?.sectionZh, section)}</h2>
          <ul className="jump">
            {items.map(item => {
              const given = states.get(item.id)?.answer
              const failing = drafts.some(draft => draft.itemId === item.id && draft.failing)
              return (
                <li key={item.id}>
                  <a href={failing ? screens.fail(visit.id, item.id) : screens.item(visit.id, item.id)}>
                    <span className="no">{item.no}</span>
                    <span>{pick(item.textZh, item.textEn)}</span>
                    <span className="nw">
                      {given && <LightShape tone={tones[given]} />}
                      {failing ? say('list.failing') : given ? say(`answer.${given}`) : say('list.todo')}
                    </span>
                  </a>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </Screen>
  )
}
