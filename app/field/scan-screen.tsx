'use client'

import { useEffect, useRef, useState } from 'react'
import { goTo, screens } from './hash-route'
import { readCodes } from './read-codes'
import { Screen } from './screen'
import { useWords } from './words'

/** A place's label through the camera, or its number by hand. */
export function ScanScreen() {
  const { say } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'looking' | 'refused'>('opening')
  const [typed, setTyped] = useState('')

  useEffect(() => {
    const stop = new AbortController()
    let stream: MediaStream | undefined
    const look = async () => {
      const found = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (stop.signal.aborted || !video.current) return found.getTracks().forEach(track => void track.stop())
      stream = found
      video.current.srcObject = found
      await video.current.play()
      setState('looking')
      const code = await readCodes(video.current, stop.signal)
      if (code) goTo(`place/${encodeURIComponent(code)}`)
    }
    look().catch(error => {
      console.info('the camera cannot be had:', error)
      if (!stop.signal.aborted) setState('refused')
    })
    return () => {
      stop.abort()
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [])
  return (
    <Screen title={say('scan.title')} back={{ href: screens.today, word: say('back') }}>
      <div className="scanner">
        <video ref={video} playsInline muted hidden={state === 'refused'} />
        <p role="status" className="dim">
          {say(`scan.${state}`)}
        </p>
      </div>
      <form
        className="field"
        onSubmit={event => {
          event.preventDefault()
          if (typed.trim()) goTo(`place/${encodeURIComponent(typed.trim())}`)
        }}
      >
        <label htmlFor="number">{say('scan.number')}</label>
        <div className="row">
          <input
            className="input grow"
            id="number"
            value={typed}
            autoComplete="off"
            enterKeyHint="go"
            maxLength={200}
            onChange={event => setTyped(event.target.value)}
          />
          <button type="submit" className="btn pri">
            {say('scan.go')}
          </button>
        </div>
      </form>
    </Screen>
  )
}
