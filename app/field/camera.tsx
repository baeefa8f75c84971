'use client'

import { useEffect, useRef, useState } from 'react'
import type { Visit } from './bundle'
import { useGhost } from './ghost'
import { useWords } from './words'

/** The camera in the page, with the last picture laid over the view so that the new one shows the same thing. */
export default function Camera({
  visit,
  itemId,
  close,
  take,
  choose,
}: {
  visit: Visit
  itemId: number | null
  close: () => void
  take: (file: File) => Promise<void>
  /** To the phone's own camera or files, where this one cannot be had. */
  choose: () => void
}) {
  const { say, instant } = useWords()
  const ghost = useGhost(visit, itemId)
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [strength, setStrength] = useState(40)
  const [state, setState] = useState<'opening' | 'ready' | 'refused' | 'taking'>('opening')

  useEffect(() => {
    let stream: MediaStream | undefined
    let gone = false
    dialog.current?.showModal()
    const open = async () => {
      const found = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1920 } },
      })
      if (gone || !video.current) return found.getTracks().forEach(track => void track.stop())
      stream = found
      video.current.srcObject = found
      await video.current.play()
      setState('ready')
    }
    open().catch(error => {
      console.info('the camera cannot be had:', error)
      if (!gone) setState('refused')
    })
    return () => {
      gone = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [])

  const shoot = async () => {
    const view = video.current
    if (!view) return
    setState('taking')
    const canvas = document.createElement('canvas')
    canvas.width = view.videoWidth
    canvas.height = view.videoHeight
    canvas.getContext('2d')?.drawImage(view, 0, 0)
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.92))
    const name = `${visit.code}-${new Date().toISOString().replace(/[:.]/g, '')}.jpg`
    if (blob) await take(new File([blob], name, { type: 'image/jpeg' }))
    setState('ready')
  }
  return (
    <dialog ref={dialog} className="camera" aria-label={say('camera.title')} onClose={close}>
      <div className="view">
        <video ref={video} playsInline muted />
        {ghost && state !== 'refused' && (
          <img src={ghost.address} alt={say('ghost', { at: instant(ghost.at) })} style={{ opacity: strength / 100 }} />
        )}
        <p role="status">{say(`camera.${state}`)}</p>
      </div>
      {ghost && (
        <label className="strength">
          {say('camera.strength')}
          <input
            type="range"
            min={0}
            max={90}
            step={10}
            value={strength}
            onChange={event => setStrength(Number(event.target.value))}
          />
        </label>
      )}
      <div className="thumbs3">
        <button type="button" className="thumb" onClick={() => dialog.current?.close()}>
          {say('camera.close')}
        </button>
        {state === 'refused' ? (
          <button type="button" className="thumb pri two" onClick={choose}>
            {say('photo.take')}
          </button>
        ) : (
          <button type="button" className="thumb pri two" disabled={state !== 'ready'} onClick={shoot}>
            {say('camera.shoot')}
          </button>
        )}
      </div>
    </dialog>
  )
}
