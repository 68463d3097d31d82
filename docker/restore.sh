#!/bin/sh
# Reads a backup into a new database, which must not be there yet: nothing that is there is written over.
#
#   sh docker/restore.sh <file> <new database>
#
# In the compose file's PostgreSQL, or in the one that PGHOST, PGPORT, PGUSER and PGPASSWORD name. Then verify the log of the
# new one, put its name into the database URLs of docker/secrets, run migrate, and restart the processes.
set -eu
umask 077

here=$(cd "$(dirname "$0")" && pwd)
[ $# = 2 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2 && exit 2; }
[ -r "$1" ] || { echo "$1 cannot be read" >&2 && exit 1; }
if [ -n "${PGHOST:-}" ]; then
  run() { "$@"; }
else
  run() { docker compose --file "$here/compose.yaml" exec -T --env PGUSER=postgres postgres "$@"; }
fi

run createdb "$2"
# Roles belong to the server and are in no backup of a database.
run psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --dbname "$2" --command "
  DO \$\$
  DECLARE
    role_name text;
  BEGIN
    FOREACH role_name IN ARRAY ARRAY['samsyn_gateway', 'samsyn_sequencer', 'samsyn_witness', 'samsyn_auditor'] LOOP
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      END IF;
    END LOOP;
  END \$\$"
# All of it or nothing.
run pg_restore --exit-on-error --single-transaction --no-owner --dbname "$2" <"$1"
echo "restored: $2"
