-- Two spellings of a name are one account. Who was removed gives the name free.
alter table account add column name_key text not null default '';
update account set name_key = lower(name);
create unique index account_name_key on account (name_key);

-- What people prove themselves with; a row for each who has come in once, also if all of it was reset.
-- handle: by which passkeys know the account. totp_pending: a secret that no code has confirmed yet.
-- totp_step: the step of the last code, which is good once only.
create table account_proof (
    account bigint primary key references account,
    handle text not null unique,
    password_hash text,
    totp_secret text,
    totp_pending text,
    totp_step bigint not null default 0
);

-- Codes for whoever lost the phone.
create table recovery_code (
    account bigint not null references account,
    code_hash text not null,
    used_at bigint,
    primary key (account, code_hash)
);

-- Passkeys: their ids and public keys (COSE) in base64url.
create table passkey (
    credential text primary key,
    account bigint not null references account,
    public_key text not null,
    sign_count bigint not null,
    name text not null,
    created_at bigint not null,
    used_at bigint
);
create index passkey_account on passkey (account);

-- What has begun and waits for the browser's next answer: the challenge of a passkey, a code after a password.
create table sign_in_step (
    token_hash text primary key,
    kind text not null,
    account bigint references account,
    detail text not null,
    expires_at bigint not null
);

-- Links that let somebody in once. The links themselves are on no disk.
create table access_link (
    token_hash text primary key,
    kind text not null,
    account bigint references account,
    expires_at bigint not null,
    used_at bigint,
    used_by text
);

-- How far tries are used up: by network, by account, by all. See GuessLimit.
create table guess_limit (
    name text primary key,
    state bigint not null
);

-- Browsers that an account has signed in with: guesses of others do not slow them down.
create table known_device (
    token_hash text not null,
    account bigint not null references account,
    seen_at bigint not null,
    primary key (token_hash, account)
);

-- How a session began, so that people know theirs. proved_at: when the person last proved themselves.
alter table account_session add column way text not null default '';
alter table account_session add column browser text not null default '';
alter table account_session add column network text not null default '';
alter table account_session add column proved_at bigint not null default 0;
