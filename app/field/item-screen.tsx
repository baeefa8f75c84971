'use client'

import { useRef, useState } from 'react'
import { LightShape } from '@/components/light'
import type { Answer } from '@/domain/inspection'
import { answer, keepDraft, passRest } from './acts'
import type { BundleItem, Visit } from './bundle'
import { Clause } from './clause'
import { Ghost } from './ghost'
import { goTo, screens } from './hash-route'
import { phoneNow, usePhone } from './phone'
import { Progress } from './progress'
import { Screen } from './screen'
import { useNote } from './use-note'
import { type List, nextOpen, visitState } from './visit-state'
import { useWords } from './words'

/** One item of the checklist, one thumb to answer it. */
export function ItemScreen({ visit, list, item }: { visit: Visit; list: List; item: BundleItem }) {
  const phone = usePhone()
  const { say, locale, pick } = useWords()
  const { states, drafts, stage } = visitState(phone, visit, list)
  const state = states.get(item.id)!
  const draft = drafts.find(one => one.itemId === item.id)
  const { note, type, kept } = useNote(visit, item, draft?.note ?? state.note)
  const [lacksReason, setLacksReason] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const at = list.items.indexOf(item)
  const previous = list.items[at - 1]
  const next = list.items[at + 1]
  const open = list.items.filter(one => one.sectionEn === item.sectionEn && !states.get(one.id)?.answer)

  const goOn = () => {
    const { states: now } = visitState(phoneNow(), visit, list)
    const to = nextOpen(list, now, item.id)
    goTo((to === null ? screens.visit(visit.id) : screens.item(visit.id, to)).slice(2))
  }
  const give = async (given: Answer) => {
    if (given === 'not_checked' && !note.trim()) {
      setLacksReason(true)
      field.current?.focus()
      return
    }
    if (given === 'fail') {
      if (await keepDraft(visit, item, note, true)) goTo(screens.fail(visit.id, item.id).slice(2))
    } else if (await answer(visit, item, given, note)) goOn()
  }
  const buttons = [
    { given: 'pass', look: 'pass', shape: <LightShape tone="green" /> },
    { given: 'fail', look: 'fail', shape: <LightShape tone="red" /> },
    { given: 'not_applicable', look: '', shape: <i className="lt n" aria-hidden="true" /> },
    { given: 'not_checked', look: 'later', shape: null },
  ] as const
  // most lists have their guidance in English alone so far: it is not shown under Chinese words
  const guidance = locale === 'en' ? item.guidanceEn : item.guidanceZh
  return (
    <Screen
      title={pick(visit.place.zh, visit.place.en)}
      sub={`${visit.code} · ${pick(item.sectionZh, item.sectionEn)}`}
      back={{ href: screens.visit(visit.id), word: say('back') }}
      aside={`${at + 1} / ${list.items.length}`}
      marks={<Progress list={list} states={states} here={item.id} />}
      heading={null}
      dock={
        stage === 'in_field' ? (
          buttons.map(({ given, look, shape }) => (
            <button
              key={given}
              type="button"
              className={`thumb ${look}`}
              aria-pressed={state.answer === given}
              onClick={() => give(given)}
            >
              {shape}
              {say(`answer.${given}`)}
            </button>
          ))
        ) : (
          <a className="thumb pri wide" href={screens.visit(visit.id)}>
            {say(stage === 'assigned' ? 'item.beginFirst' : 'visit.submitted')}
          </a>
        )
      }
    >
      <article className="check">
        <h1>
          <span className="no">
            {say('item.no', { no: item.no, all: list.items.length, code: item.code })}
            {item.levelIfFailed === 'major' && ` · ${say('item.major')}`}
            {item.photoRequired && ` · ${say('item.photo')}`}
          </span>
          {pick(item.textZh, item.textEn)}
        </h1>
        <Clause item={item} />
        {guidance && <p className="guide">{guidance}</p>}
        <Ghost visit={visit} itemId={item.id} />
        {stage === 'in_field' && (
          <div className={lacksReason ? 'field err' : 'field'}>
            <label htmlFor="note">{say('item.note')}</label>
            <textarea
              ref={field}
              className="input"
              id="note"
              rows={2}
              maxLength={2000}
              value={note}
              aria-invalid={lacksReason}
              aria-describedby={lacksReason ? 'note-msg' : undefined}
              onChange={event => {
                setLacksReason(false)
                type(event.target.value, draft?.failing ?? false)
              }}
            />
            {kept && <small className="faint">{say('item.kept')}</small>}
            {lacksReason && (
              <div className="msg" id="note-msg">
                <LightShape tone="red" />
                {say('item.needsReason')}
              </div>
            )}
          </div>
        )}
        {draft?.failing && (
          <a className="btn" href={screens.fail(visit.id, item.id)}>
            {say('item.goOnFailing')}
          </a>
        )}
        {stage === 'in_field' && open.length > 1 && (
          <button
            type="button"
            className="thumb dash"
            onClick={async () => {
              if (await passRest(visit, item.sectionEn)) goOn()
            }}
          >
            {say('item.passRest', { n: open.length, section: pick(item.sectionZh, item.sectionEn) })}
          </button>
        )}
        <nav className="around" aria-label={say('item.around')}>
          {previous ? <a href={screens.item(visit.id, previous.id)}>{say('item.previous')}</a> : <span />}
          <a href={screens.list(visit.id)}>{say('list.open')}</a>
          {next ? <a href={screens.item(visit.id, next.id)}>{say('item.next')}</a> : <span />}
        </nav>
      </article>
    </Screen>
  )
}
