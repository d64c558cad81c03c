-- When a change was numbered: tells it from one of the same number in another history of this database, which begins when a backup is restored or a
-- standby takes over that lacked the last changes.
alter table change add at timestamptz not null default clock_timestamp();
