package gazette.subscribers.address;

import gazette.config.MailAddressGrammar.Fault;

/// Lists why a text is not one valid email address, and what to write instead.
public enum InvalidAddress implements AddressParseResult {
    EMPTY("there is no address", "write one such as reader@example.org"),
    LONG("it is longer than 254 characters", "write the address alone"),
    CONTROL("it holds a control character", "write it anew on one line"),
    GROUP("it is a group of addresses", "write each address on a line of its own"),
    SEVERAL("these are several addresses", "write each on a line of its own"),
    COMMENT("it holds a comment", "leave out the brackets and what is between them"),
    QUOTED("the part before the @ is in quotes", "write the address without quotes, or ask for another one"),
    NO_AT("it has no @", "write it whole, such as reader@example.org"),
    NO_LOCAL("nothing stands before the @", "write it whole, such as reader@example.org"),
    NO_DOMAIN("nothing stands after the @", "write it whole, such as reader@example.org"),
    TWO_ATS("it has more than one @", "write it with one @"),
    BLANK("it holds a blank", "write it without blanks"),
    LONG_LOCAL("the part before the @ is longer than 64 bytes", "see that it is written whole and alone"),
    LOCAL_DOT("a full stop begins or ends the part before the @, or two stand together", "write it with single dots"),
    LOCAL_CHARACTER("a character before the @ has no place in an address", "check how the subscriber writes it"),
    LITERAL("an IP address stands after the @", "write the name of the domain"),
    BARE_HOST("the domain has no full stop", "write the whole domain, such as example.org"),
    DOMAIN_DOT("a full stop begins or ends the domain, or two stand together", "write it with single dots"),
    DOMAIN_HYPHEN("a part of the domain begins or ends with a hyphen", "check how the subscriber writes it"),
    LONG_LABEL("a part of the domain is longer than 63 characters", "check how the subscriber writes it"),
    TOP_LEVEL("the domain does not end as domains do", "write the whole domain, such as example.org"),
    DOMAIN_CHARACTER("a character after the @ has no place in a domain", "check how the subscriber writes it");

    private final String problem;
    private final String remedy;

    InvalidAddress(String problem, String remedy) {
        this.problem = problem;
        this.remedy = remedy;
    }

    static InvalidAddress of(Fault fault) {
        return switch (fault) {
            case NO_LOCAL -> NO_LOCAL;
            case LONG_LOCAL -> LONG_LOCAL;
            case LOCAL_DOT -> LOCAL_DOT;
            case LOCAL_CHARACTER -> LOCAL_CHARACTER;
            case NO_DOMAIN -> NO_DOMAIN;
            case LONG_DOMAIN -> LONG;
            case DOMAIN_DOT -> DOMAIN_DOT;
            case DOMAIN_CHARACTER -> DOMAIN_CHARACTER;
            case LONG_LABEL -> LONG_LABEL;
            case DOMAIN_HYPHEN -> DOMAIN_HYPHEN;
            case BARE_HOST -> BARE_HOST;
            case TOP_LEVEL -> TOP_LEVEL;
        };
    }

    /// Returns what is wrong, in one clause.
    public String problem() {
        return problem;
    }

    /// Returns what to do, in one clause.
    public String remedy() {
        return remedy;
    }
}
