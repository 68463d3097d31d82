import {
  type ChildId,
  type ConsentRequest,
  type Directive,
  foldLedger,
  type Instant,
  type LedgerEvent,
  type LookReport,
  requireSigners,
  type SliceId,
} from '@samsyn/schema/policy'
import type { LogEntry } from '../access-log/log-entry.ts'
import { mayTellRecord } from '../access-log/proof-fields.ts'
import { readLog } from '../access-log/read-log.ts'
import type { Proof } from '../access-log/stored-proofs.ts'
import { type ExportPart, readPart, type Section, sectionOf } from '../everything/parts.ts'
import { type DatedTable, findTable } from '../legal-table/recorded.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { familyMember, nameOf } from '../people.ts'
import { readReceipt } from '../receipt/directive-receipt.ts'
import { writePlainReceipt } from '../receipt/plain-receipt.ts'
import { listRequestedSlices } from '../staff/requests.ts'
import { mayShowPlaces } from '../visibility.ts'
import { writeEvidenceTable } from './evidence-table.ts'
import { readOutcome } from './request-outcome.ts'

/** Names the form of the pack; another form gets another name. */
const EVIDENCE_FORMAT = 'samsyn-evidence/1'

/** How a reader checks it by themselves, in every part. */
const HOW_TO_CHECK =
  'Each entry of the log has a proof: leaf.digest is HMAC-SHA256 of the record by its recordKey (base64url); SHA-256 of a ' +
  'zero byte and the leaf is leaf number `number` of the tree (RFC 6962 § 2.1); the hashes (base64) lead from it to the ' +
  'root (§ 2.1.1); the checkpoint (C2SP tlog-checkpoint) signs the root with the key of the log, which its operator publishes. ' +
  'A record is null where it would tell where the child is, and a proof while no checkpoint covers the entry.'

interface EvidenceArguments {
  readonly format: 'JSON' | 'CSV'
  readonly after?: string | null
}

/**
 * `Child.evidence`: what a court or Datatilsynet needs to see what was said and who looked, by which rule, and to check that
 * it is what was recorded. It holds nothing of any sector.
 */
export function exportEvidence(
  view: ChildView,
  { format, after = null }: EvidenceArguments,
  context: RegistryContext,
): Promise<ExportPart> {
  const { facts, viewer } = view
  return readPart(
    {
      list: ['evidence', format, facts.child, viewer.person.id],
      head: { format: EVIDENCE_FORMAT, child: facts.child, writtenAt: viewer.at, howToCheck: HOW_TO_CHECK },
      readFirst: async () => ({
        reader: { id: viewer.person.id, name: viewer.person.displayName, capacity: 'PRIVACY_OFFICER' },
        name: await nameOf(facts.child, context),
        legalTables: await context.registry.readLegalTables(),
        checkpoint: await context.registry.readNewestCheckpoint(),
      }),
      sections: [
        sectionOf(
          'directives',
          facts.directives,
          ({ id }) => id,
          (directive) => describeDirective(view, directive, context),
        ),
        sectionOf(
          'requests',
          facts.requests,
          ({ id }) => id,
          (request) => describeRequest(view, request, context),
        ),
        sectionOf(
          'reports',
          facts.reports,
          ({ id }) => id,
          (report) => describeReport(view, report, context),
        ),
        openLog(view, context),
      ],
      ...(format === 'CSV' ? { write: (content) => writeEvidenceTable(content) } : {}),
    },
    after,
  )
}

async function describeDirective(view: ChildView, directive: Directive, context: RegistryContext) {
  const receipt = writePlainReceipt(await readReceipt(view, directive, context))
  const { format: _format, writtenAt: _writtenAt, child: _child, ...told } = receipt
  const unconfirmed = await Promise.all(
    directive.unconfirmed.map(async ({ person, at, method, record }) => ({
      by: await familyMember(person, view, context),
      at,
      method,
      signedOn: record.signedOn,
    })),
  )
  return { ...told, unconfirmed }
}

async function describeRequest(view: ChildView, request: ConsentRequest, context: RegistryContext) {
  const { id, at, person, purpose, recipient, to } = request
  return {
    id,
    at,
    by: await describePlace(view, person, context),
    purpose,
    recipient,
    to,
    slices: listRequestedSlices({ view, request }).map(({ slice, verdict }) => ({
      slice,
      outcome: readOutcome(view.truth, request, slice, verdict),
    })),
  }
}

async function describeReport(view: ChildView, report: LookReport, context: RegistryContext) {
  const { id, at, look, person, message, answer } = report
  return {
    id,
    at,
    by: await familyMember(person, view, context),
    look,
    message,
    answer:
      answer === null
        ? null
        : { at: answer.at, by: await describePlace(view, answer.person, context), text: answer.text },
  }
}

/** Someone who is told only where places are. */
function describePlace(view: ChildView, person: string | null, context: RegistryContext): Promise<string | null> {
  return person !== null && mayShowPlaces(view) ? nameOf(person, context) : Promise.resolve(null)
}

function openLog(view: ChildView, context: RegistryContext): Section {
  return {
    name: 'log',
    read: async (after, limit) => {
      const part = await readLog(view, context.registry, { after, limit })
      if (part === null) return null
      const law = await openLaw(view.truth.child, context)
      const items = part.entries.map(async (entry) => ({
        place: entry.id,
        content: await describeEntry(view, entry, law, context),
      }))
      return { items: await Promise.all(items), more: part.more }
    },
  }
}

async function describeEntry(view: ChildView, entry: LogEntry, law: Law, context: RegistryContext) {
  const { id, at, kind, person, onBehalfOf, role, service, purpose, directive, slices, disclosed } = entry
  const proof = await context.proofs.load(entry.record)
  const shown = kind === 'LOOKED' ? disclosed : slices.map((slice) => ({ slice, directive }))
  return {
    id,
    at,
    kind,
    by: await describePlace(view, person, context),
    onBehalfOf: onBehalfOf === null ? null : await familyMember(onBehalfOf, view, context),
    role,
    service,
    purpose,
    slices: shown.map((one) => ({ ...one, rule: law.findRule(one.slice, at) })),
    legalTable: law.findTable(at),
    proof: proof === null ? null : describeProof(proof, mayTellRecord(view, entry)),
  }
}

function describeProof({ number, leaf, record, recordKey, hashes, checkpoint }: Proof, isRecordTold: boolean) {
  return {
    number,
    leaf,
    record: isRecordTold ? record : null,
    recordKey: isRecordTold ? recordKey.toString('base64url') : null,
    hashes: hashes.map((hash) => hash.toString('base64')),
    checkpoint,
  }
}

/** The law as it was when something happened. */
interface Law {
  /** The row by which it was said who must sign; `null`: none was in force. */
  findRule(slice: SliceId, at: Instant): string | null
  /** The number of the table that held. */
  findTable(at: Instant): number | null
}

async function openLaw(child: ChildId, { registry }: RegistryContext): Promise<Law> {
  const [events, tables] = await Promise.all([registry.readEvents(child), registry.readLegalTables()])
  const replay = openReplay(child, events, tables)
  return {
    findRule: (slice, at) => requireSigners(replay(at), slice, at).row?.id ?? null,
    findTable: (at) => findTable(tables, at)?.seq ?? null,
  }
}

/** Facts as they were at moments, each state of them folded once. */
function openReplay(child: ChildId, events: readonly LedgerEvent[], tables: readonly DatedTable[]) {
  const folded = new Map<string, ReturnType<typeof foldLedger>>()
  return (at: Instant) => {
    const before = events.filter((event) => event.at <= at)
    const table = findTable(tables, at)
    const key = `${before.length} ${table?.seq ?? ''}`
    const known = folded.get(key)
    if (known !== undefined) return known
    const facts = foldLedger(child, before.length, before, table?.rows ?? [])
    folded.set(key, facts)
    return facts
  }
}
