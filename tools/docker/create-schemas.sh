#!/bin/sh
# Runs once, when the database is made: a role and a schema of its own for each subgraph; none sees another's.
set -eu
for schema in membership sessions civil_society resolutions; do
  psql -v ON_ERROR_STOP=1 -v schema="$schema" -v password="$POSTGRES_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role :"schema" login password :'password';
create schema :"schema" authorization :"schema";
revoke all on schema :"schema" from public;
alter role :"schema" set search_path = :"schema";
SQL
done
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -c 'revoke create on schema public from public'
