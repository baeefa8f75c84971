'use client'

import { Notice } from '@/components/notice'
import { StalePanel } from '@/components/stale-panel'
import type { MoveState } from './stale-view'

/** What a refused move says: the sentence, or both versions when the case has changed. */
export function Answer({ state }: { state: MoveState }) {
  if (state.stale) return <StalePanel {...state.stale} actions={null} />
  return state.sentence ? <Notice kind="bad" title={state.sentence} live /> : null
}
