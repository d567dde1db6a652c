package gazette.config;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Describes a range of IP addresses, such as `10.0.0.0/8`, or a single one.
///
/// @param base any address in it
/// @param bits how many of its first bits all the others share
public record CidrRange(InetAddress base, int bits) {

    /// Reads a range as settings write it.
    ///
    /// @throws InvalidValueException if it is written in another way
    public static CidrRange of(String text) {
        var parts = text.split("/", 2);
        var base = address(parts[0], text);
        int all = base instanceof Inet4Address ? 32 : 128;
        return new CidrRange(base, parts.length == 2 ? ValueParsers.number(parts[1], 0, all) : all);
    }

    /// Returns the network that an address is in, for records: the first 24 bits of an IPv4 address, 48 of IPv6, which
    /// is what a household or a company has.
    public static String anonymizedPrefix(InetAddress address) {
        return prefix(address, 3, 6);
    }

    /// Returns the network that limits count: the first 24 bits of an IPv4 address, 64 of IPv6. The other 64 change
    /// from day to day (RFC 8981), and whoever has one such address has them all.
    public static String limitedPrefix(InetAddress address) {
        return prefix(address, 3, 8);
    }

    private static String prefix(InetAddress address, int bytesOfIpv4, int bytesOfIpv6) {
        byte[] bytes = address.getAddress();
        int kept = bytes.length == 4 ? bytesOfIpv4 : bytesOfIpv6;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + 8 * kept;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns whether an address is in the range.
    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        return ours.length == theirs.length
                && new BigInteger(1, ours).xor(new BigInteger(1, theirs)).bitLength() <= ours.length * 8 - bits;
    }

    private static InetAddress address(String literal, String text) {
        try {
            // The short forms of IPv4, such as 10.1, are legal but never meant.
            if (literal.contains(":")
                    || literal.chars().filter(dot -> dot == '.').count() == 3) {
                return InetAddress.ofLiteral(literal);
            }
        } catch (IllegalArgumentException e) {
            // told below, as for every other address that is none
        }
        throw new InvalidValueException(
                "\"" + text + "\" is not an address or a network", "write one such as 127.0.0.1 or 10.0.0.0/8");
    }
}
