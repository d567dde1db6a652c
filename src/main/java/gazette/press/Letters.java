package gazette.press;

import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.config.RelayConfig.ReturnPath;
import gazette.delivery.Addressee;
import gazette.delivery.Dispatch;
import gazette.delivery.Dkim;
import gazette.delivery.Parcel;
import gazette.delivery.Plate;
import gazette.delivery.Signer;
import gazette.delivery.TokenSlot;
import gazette.render.Edition;
import gazette.store.SendingTable.Status;
import gazette.store.VariantTable.Variant;
import gazette.subscribers.SecretKey;
import gazette.subscribers.Token;
import gazette.subscribers.Token.Purpose;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Writes the letters of issues on their way, from the plates that were frozen with them. Safe for many threads.
final class Letters {
    /// Plates with pictures in them are large; those that were used last are kept, up to so much in all.
    private static final long MOST_BYTES = 64_000_000;

    private final Newsroom newsroom;
    private final Map<Kind, Set> sets = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// What letters have in common.
    private record Kind(long issue, int variant) {}

    /// A variant of an issue, set and ready.
    ///
    /// @param key signs the tokens, as it did when the issue was frozen: a letter written again is the same letter
    private record Set(ListConfig list, Plate plate, int bytes, SecretKey key, ThreadLocal<Signer> signers) {}

    Letters(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// The letter for a dispatch, in its envelope.
    ///
    /// @param relay that it goes to; empty if it stays here
    Parcel parcel(Dispatch dispatch, Optional<RelayConfig> relay) {
        Set set = set(new Kind(dispatch.claim().issue(), dispatch.variant()));
        String token = new Token(
                        Purpose.UNSUBSCRIBE, dispatch.reader(), dispatch.claim().list())
                .signed(set.key());
        String id = newsroom.key().code("message-id", dispatch.claim().issue(), dispatch.subscriber());
        var reader = new Addressee(dispatch.name(), dispatch.address(), id, token);
        boolean signs = relay.filter(RelayConfig::signs).isEmpty();
        byte[] letter = signs
                ? set.signers().get().letter(set.plate(), reader)
                : set.plate().letter(reader);
        return new Parcel(returnPath(dispatch, set, relay), dispatch.address(), letter);
    }

    private synchronized Set set(Kind kind) {
        Optional<Set> known = Optional.ofNullable(sets.get(kind));
        if (known.isPresent()) {
            return known.get();
        }
        Set set = read(kind);
        bytes += set.bytes();
        var oldest = sets.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
        sets.put(kind, set);
        return set;
    }

    private Set read(Kind kind) {
        Status status = newsroom.store().read(tables -> tables.sending().get(kind.issue()));
        ListConfig list = newsroom.config().list(status.listName());
        Variant variant = newsroom.store().read(tables -> tables.variants().get(kind.issue(), kind.variant()));
        Plate plate = variant.encoded().length > 0 ? Plate.read(variant.encoded()) : plate(status, list, variant);
        Dkim dkim = Dkim.of(newsroom.config().dkim(), status.selectors());
        SecretKey key = newsroom.key().orNewest(status.tokenKey());
        return new Set(list, plate, variant.encoded().length, key, ThreadLocal.withInitial(dkim::signer));
    }

    /// The plate of an issue that was frozen before plates were.
    private static Plate plate(Status status, ListConfig list, Variant variant) {
        var edition = new Edition(variant.subject(), "", variant.html(), variant.text());
        String mark = variant.slot().substring(variant.slot().lastIndexOf('/') + 1);
        return new EngravePlate(list, status.name().replace('/', '-'), status.date())
                .of(edition, variant.slot(), new TokenSlot(mark, Token.length(status.list())));
    }

    /// Where this letter's bounces go; with VERP, to an address of its own.
    private static String returnPath(Dispatch dispatch, Set set, Optional<RelayConfig> relay) {
        ReturnPath path = relay.map(RelayConfig::returnPath).orElse(ReturnPath.SENDER);
        String address = path.address().orElse(set.list().from().address());
        if (!path.verp()) {
            return address;
        }
        String token =
                new Token(Purpose.BOUNCE, dispatch.reader(), dispatch.claim().issue()).signed(set.key());
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + token + address.substring(at);
    }
}
