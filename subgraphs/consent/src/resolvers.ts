import { SLICE_IDS } from '@samsyn/schema/policy'
import { listLanguages } from '@samsyn/schema/sdl'
import { logEntryFields } from './access-log/log-fields.ts'
import { lookerFields, lookGroupFields } from './access-log/looks.ts'
import { proofFields } from './access-log/proof-fields.ts'
import { actOnce } from './act-once.ts'
import { acts } from './acts.ts'
import { findAllCapacities, listChildren } from './caseload.ts'
import { childFields, teamMemberFields } from './child-fields.ts'
import { consentTextFields, readConsentText } from './consent-text.ts'
import {
  directiveFields,
  directiveSliceFields,
  recipientFields,
  refusalFields,
  signatureFields,
  signatureRecordFields,
} from './directive-fields.ts'
import { decisionTraceFields, directiveTraceFields, sliceTraceFields } from './explain.ts'
import { exportPerson } from './everything/export-person.ts'
import type { RegistryContext, Viewer } from './loaders.ts'
import { EMPTY_PAGE, type PageArguments } from './page.ts'
import { previewConsent, previewSliceFields } from './preview.ts'
import { countCoverage } from './oversight/count-coverage.ts'
import {
  listLookRules,
  listOverseenChildren,
  listOverseenLooks,
  overseenChildFields,
  overseenLooksFields,
} from './oversight/list-looks.ts'
import { listOverseenRequests, overseenRequestFields } from './oversight/list-requests.ts'
import { contactActs, contactFields } from './notices/contact-address.ts'
import { readRenewalText } from './renewal.ts'
import { listReports } from './reports/list-reports.ts'
import { reportActs } from './reports/report-acts.ts'
import { lookReportFields, reportAnswerFields, reportPlaceFields } from './reports/report-fields.ts'
import { sliceFields } from './slice-fields.ts'
import { listFellowRegistrars } from './staff/fellow-registrars.ts'
import { openDirectiveFields, unconfirmedSignatureFields } from './staff/open-directives.ts'
import { consentRequestFields, requestedSliceFields } from './staff/requests.ts'
import { staffActs } from './staff/staff-acts.ts'

export const resolvers = {
  Query: {
    me: (_: unknown, _args: unknown, context: RegistryContext) => context.viewer(),
    child: async (_: unknown, { id }: { id: string }, context: RegistryContext) => {
      await context.acts.yield()
      return context.child(id)
    },
    children: async (_: unknown, page: PageArguments, context: RegistryContext) => {
      const viewer = await context.viewer()
      return viewer === null ? EMPTY_PAGE : listChildren(viewer, page, context)
    },
    slices: () => SLICE_IDS,
    consentText: readConsentText,
    previewConsent,
    renewalText: readRenewalText,
    languages: listLanguages,
    reports: listReports,
    overseenLooks: listOverseenLooks,
    overseenChildren: listOverseenChildren,
    lookRules: listLookRules,
    overseenRequests: listOverseenRequests,
    overseenCoverage: countCoverage,
    logCheckpoint: (_: unknown, _args: unknown, { registry }: RegistryContext) => registry.readNewestCheckpoint(),
    help: (_: unknown, _args: unknown, { help }: RegistryContext) => help,
  },
  Mutation: actOnce({ ...acts, ...staffActs, ...contactActs, ...reportActs }),
  Viewer: {
    id: ({ person }: Viewer) => person.id,
    displayName: ({ person }: Viewer) => person.displayName,
    capacities: (viewer: Viewer, _: unknown, context: RegistryContext) => findAllCapacities(viewer, context),
    fellowRegistrars: listFellowRegistrars,
    everything: exportPerson,
    ...contactFields,
  },
  Child: childFields,
  TeamMember: teamMemberFields,
  Slice: sliceFields,
  Directive: directiveFields,
  DirectiveSlice: directiveSliceFields,
  DirectiveSignature: signatureFields,
  DirectiveRefusal: refusalFields,
  SignatureRecord: signatureRecordFields,
  Recipient: recipientFields,
  OpenDirective: openDirectiveFields,
  UnconfirmedSignature: unconfirmedSignatureFields,
  ConsentRequest: consentRequestFields,
  RequestedSlice: requestedSliceFields,
  ConsentTextPayload: consentTextFields,
  AccessLogEntry: logEntryFields,
  LogProof: proofFields,
  LookGroup: lookGroupFields,
  Looker: lookerFields,
  LookReport: lookReportFields,
  LookReportPlace: reportPlaceFields,
  LookReportAnswer: reportAnswerFields,
  OverseenLooks: overseenLooksFields,
  OverseenChild: overseenChildFields,
  OverseenRequest: overseenRequestFields,
  DecisionTrace: decisionTraceFields,
  SliceTrace: sliceTraceFields,
  DirectiveTrace: directiveTraceFields,
  PreviewSlice: previewSliceFields,
}
