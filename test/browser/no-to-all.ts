import { PURPOSES, SERVICES, TEAM_ROLES } from '@samsyn/schema/policy'

/** A no as it is written to the registry when nobody has narrowed it: to everybody, for whatever purpose. */
export const NO_TO_ALL = {
  kind: 'DENY',
  recipients: [...SERVICES.map((service) => ({ service })), ...TEAM_ROLES.map((role) => ({ role }))],
  purposes: PURPOSES,
}
