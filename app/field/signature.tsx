'use client'

import { type PointerEvent, useRef, useState } from 'react'
import type { Visit } from './bundle'
import { usePhone } from './phone'
import { takePhoto } from './take-photo'
import { useWords } from './words'

const width = 720
const height = 300

/** Where the pointer is on the canvas, whatever size it is shown at. */
function pointOf(event: PointerEvent<HTMLCanvasElement>): [number, number] {
  const box = event.currentTarget.getBoundingClientRect()
  return [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * height) / box.height]
}

/** The signature of whom the place sent along: drawn with a finger, or a name typed. It is kept as a picture that says of which visit it is. */
export function Signature({ visit }: { visit: Visit }) {
  const { photos } = usePhone()
  const { say, pick, instant } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [name, setName] = useState('')
  const [drawn, setDrawn] = useState(false)
  const given = photos.filter(one => one.inspectionId === visit.id && one.purpose === 'signature')

  const pen = () => {
    const context = canvas.current!.getContext('2d')!
    context.lineWidth = 4
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.strokeStyle = context.fillStyle = '#111'
    return context
  }
  const clear = () => {
    pen().clearRect(0, 0, width, height)
    setDrawn(false)
  }
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const context = pen()
    context.beginPath()
    context.moveTo(...pointOf(event))
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const context = pen()
    context.lineTo(...pointOf(event))
    context.stroke()
    setDrawn(true)
  }
  const keepIt = async () => {
    const sheet = document.createElement('canvas')
    sheet.width = width
    sheet.height = height + 60
    const context = sheet.getContext('2d')!
    context.fillStyle = '#fff'
    context.fillRect(0, 0, sheet.width, sheet.height)
    context.drawImage(canvas.current!, 0, 0)
    context.fillStyle = '#111'
    if (!drawn) {
      context.font = '64px serif'
      context.fillText(name.trim(), 40, 170, width - 80)
    }
    context.font = '22px sans-serif'
    const by = drawn ? name.trim() : say('signature.typed', { name: name.trim() })
    context.fillText(
      [by, visit.code, instant(new Date().toISOString())].filter(Boolean).join(' · '),
      20,
      height + 35,
      width - 40,
    )
    const blob = await new Promise<Blob | null>(resolve => sheet.toBlob(resolve, 'image/png'))
    if (!blob) return
    const file = new File([blob], `${visit.code}-signature.png`, { type: 'image/png' })
    if (await takePhoto(visit, null, 'signature', file, true)) {
      clear()
      setName('')
    }
  }
  return (
    <section className="signing" aria-labelledby="signature">
      <h2 id="signature">{say('signature.title')}</h2>
      <p className="dim">{say('signature.lead', { place: pick(visit.place.zh, visit.place.en) })}</p>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={say('signature.canvas')}
        onPointerDown={down}
        onPointerMove={move}
      />
      <div className="field">
        <label htmlFor="signer">{say('signature.name')}</label>
        <input
          className="input"
          id="signer"
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={event => setName(event.target.value)}
        />
      </div>
      <div className="opts">
        <button type="button" className="thumb" disabled={!drawn && !name} onClick={clear}>
          {say('signature.clear')}
        </button>
        <button type="button" className="thumb" disabled={!drawn && !name.trim()} onClick={keepIt}>
          {say('signature.keep')}
        </button>
      </div>
      <p role="status">{given.length > 0 && say('signature.kept', { n: given.length })}</p>
    </section>
  )
}
