-- A keyed hash of nothing: it tells whether a process has the secret under which people and erased keys are known here.
alter table identity add column secret bytea;
