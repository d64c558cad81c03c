-- "Read it again, and let nothing of what it said before stay in your files": an index keeps a replaced document in its files until
-- somebody writes them anew.
alter table change add column thorough boolean not null default false;

-- Which redactor cleaned what a run found.
alter table import_run add column redactor integer not null default 1;
