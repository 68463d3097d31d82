import { dateInNorway, maySee } from '@samsyn/schema/policy'
import { readCursor, writeCursor } from '../cursor.ts'
import type { RegistryContext, Viewer } from '../loaders.ts'
import { cutPage, EMPTY_PAGE, type Page, type PageArguments, pageSize } from '../page.ts'
import type { LookReportView } from './report-fields.ts'
import type { ReportPlace, StoredReport } from './stored-reports.ts'

/**
 * `Query.reports`: what families have reported about children of the viewer's offices as privacy officer, newest first. A
 * cursor that stands at no report the viewer may read gives an empty page.
 */
export async function listReports(
  _: unknown,
  page: PageArguments,
  context: RegistryContext,
): Promise<Page<LookReportView>> {
  const viewer = await context.viewer()
  if (viewer === null || viewer.offices.officerOf.length === 0) return EMPTY_PAGE
  const size = pageSize(page)
  const list = ['reports', viewer.person.id]
  const start = page.after == null ? null : await findStart(readCursor(list, page.after), context)
  if (start === undefined) return EMPTY_PAGE
  const found: LookReportView[] = []
  for await (const report of findReadable(viewer, start, size + 1, context)) {
    found.push(report)
    if (found.length > size) break
  }
  return cutPage(found, size, ({ view, report }) => writeCursor(list, `${view.truth.child} ${report.id}`))
}

async function* findReadable(
  { person, at }: Viewer,
  start: ReportPlace | null,
  limit: number,
  context: RegistryContext,
): AsyncGenerator<LookReportView> {
  const today = dateInNorway(at)
  for (let after = start; ; ) {
    const stored = await context.registry.findReports(person.id, { today, after, limit })
    const reports = await Promise.all(stored.map((one) => viewReport(one, context)))
    yield* reports.filter((one) => one !== null)
    if (stored.length < limit) return
    after = stored.at(-1) ?? null
  }
}

/** `null`: not for the viewer to read. */
async function viewReport(
  { child, id }: Pick<StoredReport, 'child' | 'id'>,
  context: RegistryContext,
): Promise<LookReportView | null> {
  const view = await context.child(child)
  if (view === null || !maySee('answerReport', view.capacities)) return null
  const report = view.facts.reports.find((candidate) => candidate.id === id)
  return report === undefined ? null : { view, report }
}

async function findStart(item: string | null, context: RegistryContext): Promise<ReportPlace | undefined> {
  const [child = '', id = ''] = item?.split(' ') ?? []
  const found = await viewReport({ child, id }, context)
  return found === null ? undefined : { at: found.report.at, id }
}
