import { useState } from 'react'
import { keepDraft } from './acts'
import type { BundleItem, Visit } from './bundle'

/** What is typed about an item; `kept` once this phone's store holds every letter of it. */
export function useNote(visit: Visit, item: BundleItem, first: string) {
  const [note, setNote] = useState(first)
  const [stored, setStored] = useState(first)
  const type = (text: string, failing: boolean) => {
    setNote(text)
    void keepDraft(visit, item, text, failing).then(done => done && setStored(text))
  }
  return { note, type, kept: note !== '' && stored === note }
}
