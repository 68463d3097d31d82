#!/bin/sh
# Makes what the compose file needs beside the images: keys and passwords of its own for each who needs one, an authority
# and certificates for this example, and the log's key. Nothing that is there is made anew.
#
#   sh docker/prepare.sh [folder]          docker/secrets if no folder is given
#
# Needs openssl, and docker for the log's key; KEY_COMMAND is run in its place if it is set. The certificates are this
# example's: in earnest take those of your own authority, with the same names.
set -eu
umask 077

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/secrets}
log=${LOG_ORIGIN:-samsyn.example/log}
mkdir -p "$out"
cd "$out"

# Each process reads a file that is mounted for it alone; the folder is closed to everybody else on this machine.
put() { [ -e "$1" ] || { cat >"$1.new" && chmod 444 "$1.new" && mv "$1.new" "$1"; }; }
key() { openssl rand -base64 32 | tr '+/' '-_' | tr -d '=\n'; }
password() { openssl rand -hex 24; }
day=$(date -u +%Y-%m-%d)

# PostgreSQL: its owner, and a login for each process.
[ -e postgres-password ] || password | tr -d '\n' | put postgres-password
url() { printf 'postgres://%s:%s@%s/samsyn' "$1" "$2" "${POSTGRES_ADDRESS:-postgres:5432}"; }
[ -e owner-database-url ] || url postgres "$(cat postgres-password)" | put owner-database-url
for who in gateway sequencer witness auditor; do
  [ -e "$who-database-url" ] || url "samsyn_${who}_login" "$(password)" | put "$who-database-url"
done

# Redis.
if [ ! -e redis-url ]; then
  word=$(password)
  printf 'requirepass %s\nsave ""\nappendonly no\n' "$word" | put redis.conf
  printf 'redis://:%s@%s' "$word" "${REDIS_ADDRESS:-redis:6379}" | put redis-url
fi
key | put rate-key

# Grants: a key for each pair of gateway and subgraph. A subgraph that has come since gets its own beside the others.
for name in school health childWelfare nav consent; do
  [ -e "grant-key-$name" ] && continue
  pair="$name-$day:$(key)"
  others=$([ ! -e grant-keys ] || sed 's/^{\(.*\)}$/\1,/' grant-keys)
  printf '{%s"%s":"%s"}' "$others" "$name" "$pair" >grant-keys.new && chmod 444 grant-keys.new && mv -f grant-keys.new grant-keys
  printf '%s' "$pair" | put "grant-key-$name"
done
printf 'session-%s:%s' "$day" "$(key)" | put session-keys
printf '%s' "${SIGN_IN_CLIENT_SECRET:-replace-me}" | put sign-in-client-secret

# TLS.
if [ ! -e ca.pem ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj '/CN=Samsyn example authority' \
    -keyout ca.key -out ca.pem 2>/dev/null
  chmod 444 ca.pem
fi
for name in gateway school health child-welfare nav consent ${ALSO_CERTIFY:-}; do
  [ -e "$name.pem" ] && continue
  printf 'subjectAltName=DNS:%s,DNS:gateway-a,DNS:gateway-b,DNS:localhost,IP:127.0.0.1\n' "$name" >"$name.cnf"
  [ "$name" = gateway ] || printf 'subjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\n' "$name" >"$name.cnf"
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$name" \
    -keyout "$name.key" -out "$name.csr" 2>/dev/null
  openssl x509 -req -days 365 -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -extfile "$name.cnf" \
    -out "$name.pem" 2>/dev/null
  chmod 444 "$name.pem" "$name.key"
  rm -f "$name.csr" "$name.cnf"
done

# The log. What the command prints is the key to verify by, and is for everybody.
if [ ! -e log-key ]; then
  if [ -n "${KEY_COMMAND:-}" ]; then
    $KEY_COMMAND --name "$log" --out "$out/log-key" >log-verifier
  else
    docker run --rm --user "$(id -u)" --volume "$out:/out" samsyn-consent \
      node src/log/key-main.ts --name "$log" --out /out/log-key >log-verifier
  fi
  chmod 444 log-key log-verifier
fi
echo "ready: $out"
