-- Addresses that editors have sent tests to, which the desk offers again.
create table test_address (
    address text primary key,
    used_at bigint not null
);
