package gazette.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes the sender of letters: a display name, possibly empty, and an address (RFC 5322 section 3.4).
///
/// @param name the display name, empty if there is none
/// @param address `local@domain`
public record FromAddress(String name, String address) {
    private static final Pattern NAME_AND_ADDRESS =
            Pattern.compile("([^<>@,;]*[^<>@,;\\s])[\\s(\\[]+([^<>@,;\\s]+@[^<>@,;\\s)\\]]+)[)\\]]?");
    private static final Pattern NAMED = Pattern.compile("(?:\"([^\"]*)\"|([^<>\"]*?))\\s*<([^<>]*)>");

    /// Reads `Name <local@domain>` or `local@domain`. Line breaks are refused: in a header they would begin another.
    ///
    /// @throws InvalidValueException if it is neither
    public static FromAddress parse(String written) {
        if (written.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(
                    "the sender holds a control character", "write it on one line, without tabs");
        }
        var named = NAMED.matcher(written.strip());
        if (!named.matches()) {
            Matcher bare = NAME_AND_ADDRESS.matcher(written.strip());
            if (bare.matches()) {
                throw new InvalidValueException(
                        "\"" + written + "\" has no < and > around the address",
                        "write " + bare.group(1) + " <" + bare.group(2) + ">");
            }
            return new FromAddress("", ValueParsers.mailAddress(written.strip()));
        }
        var name = named.group(1) == null ? named.group(2) : named.group(1);
        return new FromAddress(name.strip(), ValueParsers.mailAddress(named.group(3)));
    }

    /// Returns the part after the at-sign, in lower case.
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}
