import { CheckmarkCircleFillIcon, HourglassTopFilledIcon } from '@navikt/aksel-icons'
import { BodyShort } from '@navikt/ds-react'
import { useId } from 'react'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { t } from '../texts/index.ts'

type Member = DirectiveFragment['missing'][number] | null

/** Who must agree to a directive, and who has. */
export function AgreementList({ directive: { signatures, missing } }: { readonly directive: DirectiveFragment }) {
  const id = useId()
  const signed = signatures.map(({ by }) => by).filter((by) => !missing.some((one) => isSameMember(one, by)))
  return (
    <div className="agreement">
      <BodyShort id={id} size="small" weight="semibold">
        {t('agreement.who')}
      </BodyShort>
      <ul className="plain-list tight" aria-labelledby={id}>
        {signed.map((by) => (
          <li key={by?.displayName} className="agreement-row" data-answer="yes">
            <CheckmarkCircleFillIcon aria-hidden />
            <BodyShort as="span" size="small">
              {write(by, 'yes')}
            </BodyShort>
          </li>
        ))}
        {missing.map((by) => (
          <li key={by.displayName} className="agreement-row">
            <HourglassTopFilledIcon aria-hidden />
            <BodyShort as="span" size="small">
              {write(by, 'waits')}
            </BodyShort>
          </li>
        ))}
      </ul>
    </div>
  )
}

function write(by: Member, answer: 'yes' | 'waits'): string {
  if (by?.isMe === true) return `${t('agreement.me')} ${t(answer === 'yes' ? 'agreement.meYes' : 'agreement.meWaits')}`
  return `${by?.displayName ?? t('directives.someone')} ${t(`agreement.${answer}`)}`
}

function isSameMember(one: Member, other: Member): boolean {
  return one?.displayName === other?.displayName && one?.isMe === other?.isMe
}
