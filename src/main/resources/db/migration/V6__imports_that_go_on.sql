-- Which process has the file of a run, and how often the run was begun: a process goes on with its own when it starts again,
-- but not for ever with a file that ends it each time.
alter table import_run add replica uuid, add attempts integer not null default 0;
