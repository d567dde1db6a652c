package gazette.press.accounts;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import gazette.accounts.Account;
import gazette.accounts.AccountProof;
import gazette.accounts.Passkey;
import gazette.store.Store;
import gazette.store.Tables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Shows the library the passkeys in the database.
final class StoredPasskeys implements CredentialRepository {
    private final Store store;

    StoredPasskeys(Store store) {
        this.store = store;
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return this.<List<Passkey>>read(tables -> tables.accounts()
                        .byName(username)
                        .map(account -> tables.passkeys().of(account.id()))
                        .orElse(List.of()))
                .stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .id(bytes(passkey.credential()))
                        .build())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return read(tables -> tables.accounts()
                .byName(username)
                .flatMap(account -> tables.accountProofs().find(account.id()))
                .map(AccountProof::handle)
                .map(StoredPasskeys::bytes));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return read(tables -> tables.accountProofs()
                .byHandle(userHandle.getBase64Url())
                .flatMap(account -> tables.accounts().find(account))
                .map(Account::name));
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return read(tables -> registered(tables, credentialId))
                .filter(credential -> credential.getUserHandle().equals(userHandle));
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return read(tables -> registered(tables, credentialId)).stream().collect(Collectors.toSet());
    }

    private static Optional<RegisteredCredential> registered(Tables tables, ByteArray credentialId) {
        return tables.passkeys()
                .find(credentialId.getBase64Url())
                .flatMap(passkey -> tables.accountProofs()
                        .find(passkey.account())
                        .map(proof -> RegisteredCredential.builder()
                                .credentialId(credentialId)
                                .userHandle(bytes(proof.handle()))
                                .publicKeyCose(bytes(passkey.publicKey()))
                                .signatureCount(passkey.signCount())
                                .build()));
    }

    static ByteArray bytes(String base64Url) {
        try {
            return ByteArray.fromBase64Url(base64Url);
        } catch (Base64UrlException e) {
            throw new IllegalStateException("the database has a passkey that is not base64url", e);
        }
    }

    private <T> T read(Function<Tables, T> work) {
        return store.read(work);
    }
}
