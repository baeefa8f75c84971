'use client'

import { useEffect, useState } from 'react'
import { FailScreen } from './fail-screen'
import { useScreen } from './hash-route'
import { ItemScreen } from './item-screen'
import { ListScreen } from './list-screen'
import { OutboxScreen } from './outbox-screen'
import { usePhone } from './phone'
import { PlaceScreen } from './place-screen'
import type { Words } from './say'
import { ScanScreen } from './scan-screen'
import { Screen } from './screen'
import { startPhone } from './start-phone'
import { TodayScreen } from './today-screen'
import { VisitScreen } from './visit-screen'
import { Speaking, useWords } from './words'

/** Everything on the phone: one screen at a time, by the address behind the hash. */
export function FieldApp({ words, locale, signOut }: { words: Words; locale: string; signOut: () => Promise<void> }) {
  const [spoken] = useState({ words, locale })
  useEffect(startPhone, [])
  return (
    <Speaking value={spoken}>
      <Screens signOut={signOut} />
    </Speaking>
  )
}

function Screens({ signOut }: { signOut: () => Promise<void> }) {
  const [screen, first, second, third, fourth] = useScreen()
  const { ready, bundle } = usePhone()
  const { say } = useWords()
  if (!ready) return <Screen title={say('title')} heading={say('opening')} />
  if (screen === 'outbox') return <OutboxScreen signOut={signOut} />
  if (screen === 'scan') return <ScanScreen />
  if (screen === 'place') return <PlaceScreen asked={decodeURIComponent(first ?? '')} />
  const visit = screen === 'visit' ? bundle?.visits.find(one => one.id === Number(first)) : undefined
  if (!visit || !bundle) return <TodayScreen lost={screen === 'visit'} />
  const list = bundle.checklists[visit.checklistId]
  if (!list) return <TodayScreen lost />
  if (second === 'list') return <ListScreen visit={visit} list={list} />
  const item = second === 'item' ? list.items.find(one => one.id === Number(third)) : undefined
  if (!item) return <VisitScreen visit={visit} list={list} />
  // each item is a screen of its own: what was typed for one must never show under another
  if (fourth === 'fail') return <FailScreen key={item.id} visit={visit} list={list} item={item} />
  return <ItemScreen key={item.id} visit={visit} list={list} item={item} />
}
