package gazette.press.sending;

import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.config.RelayConfig.ReturnPath;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.QueuedMail;
import gazette.delivery.dkim.DkimKeySet;
import gazette.delivery.dkim.DkimSigner;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.press.composing.BuildMimeTemplate;
import gazette.press.workspace.AppContext;
import gazette.render.mail.RenderedMail;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.IssueVariantTable.Variant;
import gazette.subscribers.keys.HmacKey;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the letters of issues, from the MIME templates that were saved with them. Safe for many threads.
final class MessageWriter {
    /// Templates with images are large; the last ones used are kept, up to this size in total.
    private static final long MOST_BYTES = 64_000_000;

    private final AppContext context;
    private final Map<VariantKey, CachedVariant> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// Identifies what letters have in common.
    private record VariantKey(long issue, int variant) {}

    /// Holds a variant that is ready to be sent.
    ///
    /// @param attributes of the subscriber that it speaks of, in the order in which they were frozen
    /// @param key signs the tokens, as it did when the issue was frozen: a letter written again is the same letter
    private record CachedVariant(
            ListConfig list,
            MimeTemplate template,
            int bytes,
            List<String> attributes,
            HmacKey key,
            ThreadLocal<DkimSigner> signers) {}

    MessageWriter(AppContext context) {
        this.context = context;
    }

    /// Returns the letter for a queued mail, in its envelope.
    ///
    /// @param relay the relay that takes it; empty for the local mailbox
    EnvelopedMessage write(QueuedMail queued, Optional<RelayConfig> relay) {
        CachedVariant set = cached(new VariantKey(queued.claim().issue(), queued.variant()));
        String token = new SignedToken(
                        Purpose.UNSUBSCRIBE, queued.publicId(), queued.claim().list())
                .signed(set.key());
        String id = context.keyRing().stableHmac("message-id", queued.claim().issue(), queued.subscriber());
        var subscriber = new RecipientValues(
                queued.name(), queued.address(), id, token, attributes(set.attributes(), queued.attributes()));
        boolean signs = relay.filter(RelayConfig::signsDkim).isEmpty();
        byte[] letter = signs
                ? set.signers().get().signedMessage(set.template(), subscriber)
                : set.template().message(subscriber);
        return new EnvelopedMessage(returnPath(queued, set, relay), queued.address(), letter);
    }

    /// Returns attributes by their names, as they were when the issue was frozen.
    private static Map<String, String> attributes(List<String> names, String frozen) {
        if (names.isEmpty()) {
            return Map.of();
        }
        String[] values = frozen.split("\n", -1);
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < names.size() && i < values.length; i++) {
            attributes.put(names.get(i), values[i]);
        }
        return attributes;
    }

    private synchronized CachedVariant cached(VariantKey kind) {
        Optional<CachedVariant> known = Optional.ofNullable(cache.get(kind));
        if (known.isPresent()) {
            return known.get();
        }
        CachedVariant set = read(kind);
        bytes += set.bytes();
        var oldest = cache.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
        cache.put(kind, set);
        return set;
    }

    private CachedVariant read(VariantKey kind) {
        SendingIssue status = context.store().read(tables -> tables.sending().get(kind.issue()));
        ListConfig list = context.config().list(status.listName());
        Variant variant = context.store().read(tables -> tables.variants().get(kind.issue(), kind.variant()));
        MimeTemplate template =
                variant.encoded().length > 0 ? MimeTemplate.read(variant.encoded()) : template(status, list, variant);
        DkimKeySet dkimKeySet = DkimKeySet.of(context.config().mail().dkim(), status.selectors());
        HmacKey key = context.keyRing().byIdOrSigningKey(status.tokenKey());
        return new CachedVariant(
                list,
                template,
                variant.encoded().length,
                status.attributes(),
                key,
                ThreadLocal.withInitial(dkimKeySet::signer));
    }

    /// Returns the template of an issue that was saved before templates were stored.
    private static MimeTemplate template(SendingIssue status, ListConfig list, Variant variant) {
        var renderedMail = new RenderedMail(variant.subject(), "", variant.html(), variant.text());
        String mark = variant.slot().substring(variant.slot().lastIndexOf('/') + 1);
        return new BuildMimeTemplate(list, status.name().replace('/', '-'), status.date())
                .of(renderedMail, variant.slot(), new TokenPlaceholder(mark, SignedToken.length(status.list())));
    }

    /// Returns the address for this letter's bounces; with VERP, one of its own.
    private static String returnPath(QueuedMail queued, CachedVariant set, Optional<RelayConfig> relay) {
        ReturnPath path = relay.map(RelayConfig::returnPath).orElse(ReturnPath.SENDER);
        String address = path.address().orElse(set.list().mail().from().address());
        if (!path.verp()) {
            return address;
        }
        String token = new SignedToken(
                        Purpose.BOUNCE, queued.publicId(), queued.claim().issue())
                .signed(set.key());
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + token + address.substring(at);
    }
}
