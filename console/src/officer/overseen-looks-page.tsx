import { BodyLong, BodyShort, Button, Checkbox, Detail, Heading, InlineMessage, Tag, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { formatDate, formatNumber } from '../format/dates.ts'
import {
  LookRulesDocument,
  OverseenChildrenDocument,
  type OverseenChildrenQuery,
  OverseenLooksDocument,
  type OverseenLooksQuery,
} from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { usePages } from '../graph/use-pages.ts'
import { Loaded } from '../page/loaded.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t, wordFor } from '../texts/index.ts'
import { writeSeat } from './write-seat.ts'

type Looks = OverseenLooksQuery['overseenLooks']['nodes'][number]

/** Who looked at whom, over all the officer's children, and what there is to ask about. */
export function OverseenLooksPage() {
  const [flagged, setFlagged] = useState(false)
  const pages = usePages(OverseenLooksDocument, { flagged }, readLooks)
  return (
    <VStack gap="space-16">
      <BodyLong>{t('overseen.looksIntro')}</BodyLong>
      <Thresholds />
      <Checkbox checked={flagged} onChange={({ target }) => setFlagged(target.checked)}>
        {t('overseen.onlyFlagged')}
      </Checkbox>
      <Loaded asked={pages.asked}>
        {() => {
          const nodes = pages.nodes ?? []
          const days = [...new Set(nodes.map(({ date }) => date))]
          return (
            <VStack gap="space-24">
              {nodes.length === 0 && !pages.hasMore && <BodyShort>{t('overseen.noLooks')}</BodyShort>}
              {days.map((date) => (
                <section key={date} aria-labelledby={`overseen-${date}`}>
                  <Heading id={`overseen-${date}`} level="2" size="small" spacing>
                    {formatDate(date)}
                  </Heading>
                  <ul className="plain-list">
                    {nodes
                      .filter((looks) => looks.date === date)
                      .map((looks) => (
                        <LooksCard key={looks.id} looks={looks} />
                      ))}
                  </ul>
                </section>
              ))}
              <MoreButton pages={pages} label={t('overseen.older')} />
            </VStack>
          )
        }}
      </Loaded>
    </VStack>
  )
}

function readLooks(data: OverseenLooksQuery): OverseenLooksQuery['overseenLooks'] {
  return data.overseenLooks
}

/** What is flagged, by the thresholds in force. */
function Thresholds() {
  const asked = useAnswer(LookRulesDocument, {})
  return (
    <Loaded asked={asked}>
      {({ answer: { data } }) => {
        const rules = data.lookRules.find(({ inForceTo }) => inForceTo === null)
        if (rules === undefined) return null
        const { childrenInADay, dayFrom, dayTo, caseWorkDays, inForceFrom } = rules
        return (
          <section aria-labelledby="overseen-rules" className="card">
            <Heading id="overseen-rules" level="2" size="xsmall" spacing>
              {t('overseen.rules', { since: formatDate(inForceFrom) })}
            </Heading>
            <ul>
              <BodyShort as="li">
                <strong>{t('overseen.flags.MANY_CHILDREN')}:</strong>{' '}
                {t('overseen.manyChildren', { children: formatNumber(childrenInADay) })}
              </BodyShort>
              <BodyShort as="li">
                <strong>{t('overseen.flags.ODD_HOURS')}:</strong> {t('overseen.oddHours', { from: dayFrom, to: dayTo })}
              </BodyShort>
              <BodyShort as="li">
                <strong>{t('overseen.flags.NO_CASE_WORK')}:</strong>{' '}
                {t('overseen.noCaseWork', { days: formatNumber(caseWorkDays) })}
              </BodyShort>
            </ul>
          </section>
        )
      }}
    </Loaded>
  )
}

function LooksCard({ looks }: { readonly looks: Looks }) {
  const { id, by, parts, flags } = looks
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="card" data-flags={flags.length}>
      <VStack gap="space-8">
        <Heading level="3" size="xsmall">
          {by ?? t('log.someone')}
        </Heading>
        <Flags flags={flags} />
        <BodyShort>
          {t('overseen.counts', {
            looks: formatNumber(looks.looks),
            children: formatNumber(looks.children),
            shown: formatNumber(looks.childrenShown),
          })}
        </BodyShort>
        {by === null && <Detail textColor="subtle">{t('overseen.unnamed')}</Detail>}
        <ul>
          {parts.map((part) => (
            <Detail as="li" key={JSON.stringify(part)} textColor="subtle">
              {t('overseen.part', {
                who: writeCapacity(part),
                purpose: part.purpose === null ? t('looks.noPurpose') : wordFor('words.purposes', part.purpose),
                looks: formatNumber(part.looks),
                children: formatNumber(part.children),
              })}
            </Detail>
          ))}
        </ul>
        <div>
          <Button variant="secondary" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'overseen.hideChildren' : 'overseen.showChildren')}
            <span className="aksel-sr-only">
              {' '}
              {by ?? t('log.someone')}, {formatDate(looks.date)}
            </span>
          </Button>
        </div>
        {isOpen && <LookedAt looks={id} />}
      </VStack>
    </li>
  )
}

function writeCapacity({ role, service, organisation }: Looks['parts'][number]): string {
  const seat = role === null && service === null ? t('overseen.office') : writeSeat({ role, service })
  return organisation === null ? seat : `${seat} (${organisation})`
}

function Flags({ flags }: Pick<Looks, 'flags'>) {
  if (flags.length === 0) return null
  return (
    <div className="flags">
      {flags.map((flag) => (
        <Tag key={flag} variant="warning" size="small">
          {wordFor('overseen.flags', flag)}
        </Tag>
      ))}
    </div>
  )
}

/** The children behind a line. To be told of them is a look at each, and is asked for apart. */
function LookedAt({ looks }: { readonly looks: string }) {
  const pages = usePages(OverseenChildrenDocument, { looks }, readChildren)
  return (
    <Loaded asked={pages.asked}>
      {() => (
        <VStack gap="space-8">
          <InlineMessage status="info">{t('overseen.recorded')}</InlineMessage>
          <ul className="plain-list">
            {pages.nodes?.map(({ child, flags, looks: count }, index) => (
              <li key={child?.id ?? index}>
                <BodyShort>
                  {child?.displayName ?? t('children.nameless')} ({t('looks.times', { count })})
                </BodyShort>
                <Flags flags={flags} />
              </li>
            ))}
          </ul>
          <MoreButton pages={pages} label={t('oversight.moreChildren')} />
        </VStack>
      )}
    </Loaded>
  )
}

function readChildren(data: OverseenChildrenQuery): OverseenChildrenQuery['overseenChildren'] {
  return data.overseenChildren
}
