'use client'

import { Notice } from '@/components/notice'
import { answer } from './acts'
import type { BundleItem, Visit } from './bundle'
import { Clause } from './clause'
import { goTo, screens } from './hash-route'
import { phoneNow, usePhone } from './phone'
import { PhotoRow } from './photo-row'
import { Progress } from './progress'
import { Screen } from './screen'
import { useNote } from './use-note'
import { type List, nextOpen, visitState } from './visit-state'
import { useWords } from './words'

/** A failure in four steps: photo, clause, what is wrong, done. Until it is done it is a draft that stays on the phone. */
export function FailScreen({ visit, list, item }: { visit: Visit; list: List; item: BundleItem }) {
  const phone = usePhone()
  const { say, pick } = useWords()
  const { states, drafts, stage } = visitState(phone, visit, list)
  const state = states.get(item.id)!
  const drafted = drafts.find(one => one.itemId === item.id)?.note
  const { note, type, kept } = useNote(visit, item, drafted ?? state.note)
  const recorded = state.answer === 'fail'
  const unsaid = phone.photos.some(one => one.inspectionId === visit.id && one.itemId === item.id && !one.queued)
  const changed = !recorded || note.trim() !== state.note || unsaid

  const goOn = () => {
    const to = nextOpen(list, visitState(phoneNow(), visit, list).states, item.id)
    goTo((to === null ? screens.visit(visit.id) : screens.item(visit.id, to)).slice(2))
  }
  const finish = async () => {
    if (!changed || (await answer(visit, item, 'fail', note))) goOn()
  }
  return (
    <Screen
      title={pick(visit.place.zh, visit.place.en)}
      sub={`${visit.code} · ${pick(item.sectionZh, item.sectionEn)}`}
      back={{ href: screens.item(visit.id, item.id), word: say('back') }}
      aside={`${list.items.indexOf(item) + 1} / ${list.items.length}`}
      marks={<Progress list={list} states={states} here={item.id} />}
      heading={
        <>
          <span className="no">{say('fail.no', { no: item.no })}</span>
          {pick(item.textZh, item.textEn)}
        </>
      }
      dock={
        <>
          <a className="thumb" href={screens.item(visit.id, item.id)}>
            {say('back')}
          </a>
          {stage === 'in_field' && (
            <button type="button" className="thumb pri two" onClick={finish}>
              {say(recorded ? 'fail.keep' : 'fail.done')}
            </button>
          )}
        </>
      }
    >
      {stage !== 'in_field' && <Notice title={say('item.beginFirst')} />}
      <ol className="steps">
        <li>
          <span className="no">1</span>
          <b>
            {say('fail.photo')}
            {item.photoRequired && <small className="faint"> · {say('item.photo')}</small>}
          </b>
          <PhotoRow visit={visit} itemId={item.id} purpose="before" queued={recorded} />
        </li>
        <li>
          <span className="no">2</span>
          <b>{say('fail.clause')}</b>
          <div className="check">
            <Clause item={item} />
          </div>
          <small className="faint">{say('fail.fromItem')}</small>
        </li>
        <li>
          <span className="no">3</span>
          <b>{say('fail.level')}</b>
          <span className="dim">{say(`level.${item.levelIfFailed}`)}</span>
          <small className="faint">{say('fail.levelFrom')}</small>
        </li>
        <li>
          <span className="no">4</span>
          <label htmlFor="fail-note">
            <b>{say('fail.note')}</b>
          </label>
          <textarea
            className="input"
            id="fail-note"
            rows={3}
            maxLength={2000}
            value={note}
            aria-describedby="fail-note-hint"
            onChange={event => type(event.target.value, !recorded)}
          />
          <small className="faint" id="fail-note-hint">
            {say('fail.noteHint')}
            {kept && ` ${say('item.kept')}`}
          </small>
        </li>
      </ol>
    </Screen>
  )
}
