package gazette.press.imports;

import java.util.Arrays;

/// Remembers the addresses of an import in eight bytes each, to count those that occur twice. After four million
/// it remembers no more; later duplicates are counted as known members then.
final class SeenAddresses {
    private static final int MOST = 1 << 22;

    private long[] table = new long[1 << 12];
    private int size;

    /// Adds an address.
    ///
    /// @param code never 0, spread evenly
    /// @return whether it is new
    boolean add(long code) {
        if (size >= MOST) {
            return !has(code);
        }
        if (size * 2 > table.length) {
            grow();
        }
        int place = place(code);
        if (table[place] == code) {
            return false;
        }
        table[place] = code;
        size++;
        return true;
    }

    /// Returns a hash of a text, never 0 and evenly distributed.
    static long code(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }

    private boolean has(long code) {
        return table[place(code)] == code;
    }

    private int place(long code) {
        int place = (int) code & (table.length - 1);
        while (table[place] != 0 && table[place] != code) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        Arrays.stream(old).filter(code -> code != 0).forEach(code -> table[place(code)] = code);
    }
}
