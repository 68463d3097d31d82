import { MODEL_SDL } from '../model-subgraph.ts'
import { isObject } from '../records.ts'
import { type Fault, rewrite } from './server.ts'

/** Gives another SDL than the one it serves by. */
function resdl(...changes: readonly (readonly [from: string, to: string])[]): Fault {
  const sdl = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the model has no ${from}`)
    return text.replace(from, () => to)
  }, MODEL_SDL)
  return serveSdl(sdl)
}

const serveSdl =
  (sdl: string | null): Fault =>
  async ({ forward }) => {
    const reply = await forward()
    const data = isObject(reply.json) ? reply.json['data'] : undefined
    return isObject(data) && isObject(data['_service']) ? rewrite(reply, { data: { _service: { sdl } } }) : reply
  }

const add = (text: string): Fault => resdl(['type CareOffice ', `${text}\ntype CareOffice `])
const IMPORT = 'import: ["@key", "@composeDirective"'

export const sdlFaults: Readonly<Record<string, Fault>> = {
  Q01: serveSdl(null),
  Q02: add('type CareContact { role: String }'),
  Q03: resdl(['federation/v2.9', 'federation/v2.15']),
  Q04: resdl(['@composeDirective(name: "@consent")', '']),
  Q05: resdl(['directive @locating on FIELD_DEFINITION', 'directive @locating on FIELD_DEFINITION | OBJECT']),
  Q06: resdl(['role: String', 'role: String @cost(weight: 1)']),
  Q07: resdl([IMPORT, `${IMPORT}, "@shareable"`], ['role: String', 'role: String @shareable']),
  Q08: resdl(['type CareOffice {', 'type CareOffice @key(fields: "city") {']),
  Q09: add('type Query { ping: String }'),
  Q10: add('interface Named { role: String }'),
  Q11: resdl(['childWelfare: CareRecord', 'childWelfare: CareRecord note: String']),
  Q12: resdl(['type CareContact {', 'type CareContact { record: CareRecord']),
  Q13: resdl(['type CareRecord {', 'type CareRecord { note: CareGoal']),
  Q14: resdl(['type CareRecord {', 'type CareRecord { note: CareGoal @consent(slice: "childWelfare.note")']),
  Q15: resdl(['type CareRecord {', 'type CareRecord { aftercare: String @consent(slice: "childWelfare.aftercare")']),
  Q16: resdl(['text: String', 'text: String @consent(slice: "childWelfare.plan")']),
  Q17: resdl(['type CareContact {', 'type CareContact { child: Child']),
  Q18: resdl(['text: String', 'text(format: String): String']),
  Q19: resdl(['name: String @locating', 'name: String! @locating']),
  Q20: resdl(
    ['name: String @locating', 'name: String'],
    ['office: CareOffice @locating', 'office: CareOffice'],
    ['city: String @locating', 'city: String'],
  ),
  Q21: add('type CareNote { more: Missing }'),
  Q22: add('scalar Json'),
  Q23: add('type context__Note { text: String }'),
  Q24: resdl(['"childWelfare.contact"', '"childWelfare.contact", slice: "childWelfare.plan"']),
  Q25: add('directive @key(fields: federation__FieldSet!, resolvable: Boolean = false) repeatable on OBJECT'),
  Q26: resdl(['"childWelfare.contact"', String.raw`"childWelfare\u002econtact"`]),
}
