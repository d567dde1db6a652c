-- Each entry holds the hash of the one before and its own, so that a change in the middle shows. See AuditChain.
alter table audit_log add column previous text not null default '';
alter table audit_log add column hash text not null default '';
create index audit_log_who on audit_log (who, id);

create trigger audit_log_kept before update on audit_log begin
    select raise(abort, 'the audit log is only ever added to');
end;
create trigger audit_log_whole before delete on audit_log begin
    select raise(abort, 'the audit log is only ever added to');
end;
