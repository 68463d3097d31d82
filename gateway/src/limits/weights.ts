import type { SliceId } from '@samsyn/schema/policy'

/**
 * What fields weigh. 1 is one list of records, or one look-up, for one child; a field that is in no table comes with the one
 * above it and weighs nothing. Weights are of the work that is done when everything is shared, so that what is withheld
 * costs the same.
 */

/** Slices for which their sector must read more lists of records than one for a child. Every other weighs 1. */
const MORE_THAN_ONE_LIST: Readonly<Partial<Record<SliceId, number>>> = {
  // Registrations, overviews, warnings.
  'school.attendance': 3,
  // Groups and their teachers.
  'school.contacts': 2,
  // Arrangements and decisions.
  'school.adaptedEducation': 2,
  // Marks, remarks, warnings.
  'school.assessment': 3,
  // Periods and consultations.
  'health.schoolNurseContact': 2,
  // Periods and appointments.
  'health.mentalHealthFollowUp': 2,
  // Goals and activities.
  'health.plan': 2,
  // Plans and their evaluations.
  'childWelfare.plan': 2,
  // Each parent's part and its supports.
  'nav.householdEconomy': 2,
}

/** A slice weighs the lists of records its sector must read for one child. */
export function weighSlice(slice: SliceId): number {
  return MORE_THAN_ONE_LIST[slice] ?? 1
}

/** A child, for the decision on it: every slice, whichever are asked for. */
export const CHILD_WEIGHT = 1

/** A mutation, for its transaction and its lock on the child. */
export const MUTATION_WEIGHT = 10

/** Fields of the registry, by coordinate. */
export const FIELD_WEIGHTS: Readonly<Record<string, number>> = {
  'Query.me': 1,
  'Query.slices': 1,
  'Query.consentText': 2,
  'Query.renewalText': 2,
  // Decides every slice for every recipient of the terms.
  'Query.previewConsent': 10,
  'Query.logCheckpoint': 1,
  'Viewer.fellowRegistrars': 1,
  'Child.team': 1,
  'Child.guardians': 1,
  // Directives are read from the child's whole ledger, each with its text, signatures and state.
  'Child.directives': 5,
  'Child.openDirectives': 3,
  'Child.requests': 2,
  // Decides on each day that something ends.
  'Child.reminders': 3,
  'Child.keptSlices': 1,
  // Decides every slice for everyone on the team.
  'Child.coverage': 5,
  // Decides every slice as of another moment, from the ledger as it was then.
  'Child.explainDecision': 5,
  // Each entry of a page of the log.
  'AccessLogConnection.nodes': 1,
  // A leaf, its record and the way to the root.
  'AccessLogEntry.proof': 1,
  // Each group is a day that is counted; a page is of as many days.
  'LookGroupConnection.nodes': 2,
  // A part is as long as ten pages of the log.
  'Child.accessLogExport': 500,
  // And so are these, with all else that there is.
  'Child.everything': 500,
  'Viewer.everything': 500,
  'Child.reports': 2,
  'LookReportConnection.nodes': 5,
  // A day is counted over all children of an office, and up to seven of them for a page.
  'Query.overseenLooks': 300,
  'Query.overseenChildren': 100,
  'OverseenRequestConnection.nodes': 5,
  // Decides every slice for every service and role, of every child of an office.
  'Query.overseenCoverage': 1_000,
  // A part is as long as ten pages of the log, each entry with its proof.
  'Child.evidence': 1_000,
  // A text is written anew and compared with what was signed.
  'Directive.text': 1,
  'Directive.receipt': 2,
  'OpenDirective.text': 1,
}
