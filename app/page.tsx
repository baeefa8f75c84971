import { redirect } from 'next/navigation'
import { homeOf } from './home'
import { viewer } from './session'

export default async function StartPage() {
  redirect(homeOf((await viewer()).role))
}
