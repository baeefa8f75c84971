import { Problem } from '../problems'

export default function Forbidden() {
  return <Problem kind="refused" />
}
