package gazette.press.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import gazette.press.workspace.AppContext;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks browsers for passkeys and judges what they answer (W3C WebAuthn Level 3). A passkey is discoverable, so that
/// nobody types a name, and asks for a finger or a PIN, so that it is both factors in one.
final class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final long TIMEOUT_MILLIS = 5 * 60_000L;

    private final RelyingParty site;

    private Passkeys(RelyingParty site) {
        this.site = site;
    }

    /// Returns what asks for passkeys; empty if browsers would not give any, see [PasskeySite].
    static Optional<Passkeys> of(AppContext context) {
        return PasskeySite.of(context.config())
                .map(site -> RelyingParty.builder()
                        .identity(RelyingPartyIdentity.builder()
                                .id(site.id())
                                .name(context.config().publication().title())
                                .build())
                        .credentialRepository(new StoredPasskeys(context.store()))
                        .origins(Set.of(site.origin()))
                        .allowOriginPort(site.isAnyPort())
                        .build())
                .map(Passkeys::new);
    }

    /// Holds a question to a browser.
    ///
    /// @param kept what the answer is judged by, as JSON
    /// @param asked what the browser's script gets, as JSON
    record Question(String kept, String asked) {}

    /// Asks for a new passkey of a person.
    ///
    /// @param handle in base64url
    Question askForNew(String name, String handle) {
        PublicKeyCredentialCreationOptions options = site.startRegistration(StartRegistrationOptions.builder()
                .user(UserIdentity.builder()
                        .name(name)
                        .displayName(name)
                        .id(StoredPasskeys.bytes(handle))
                        .build())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .timeout(TIMEOUT_MILLIS)
                .build());
        try {
            return new Question(options.toJson(), options.toCredentialsCreateJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns the passkey that a browser has made; empty if the answer is none to that question.
    ///
    /// @param answer the credential as JSON
    Optional<NewPasskey> judgeNew(String kept, String answer) {
        try {
            RegistrationResult result = site.finishRegistration(FinishRegistrationOptions.builder()
                    .request(PublicKeyCredentialCreationOptions.fromJson(kept))
                    .response(PublicKeyCredential.parseRegistrationResponseJson(answer))
                    .build());
            return Optional.of(new NewPasskey(
                    result.getKeyId().getId().getBase64Url(),
                    result.getPublicKeyCose().getBase64Url(),
                    result.getSignatureCount()));
        } catch (RegistrationFailedException | IOException | RuntimeException e) {
            // The library has many exceptions for what a browser makes up.
            LOG.info("passkey_not_registered cause=\"{}\"", e.getMessage());
            return Optional.empty();
        }
    }

    /// Holds a passkey that a browser has made.
    record NewPasskey(String credential, String publicKey, long signCount) {}

    /// Asks for any passkey of this site.
    Question askForAny() {
        AssertionRequest request = site.startAssertion(StartAssertionOptions.builder()
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(TIMEOUT_MILLIS)
                .build());
        try {
            return new Question(request.toJson(), request.toCredentialsGetJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns the passkey that has signed, with its new count; empty if it is none of ours, or the signature is wrong.
    ///
    /// @param answer the credential as JSON
    Optional<UsedPasskey> judge(String kept, String answer) {
        try {
            AssertionResult result = site.finishAssertion(FinishAssertionOptions.builder()
                    .request(AssertionRequest.fromJson(kept))
                    .response(PublicKeyCredential.parseAssertionResponseJson(answer))
                    .build());
            return Optional.of(new UsedPasskey(
                            result.getCredential().getCredentialId().getBase64Url(), result.getSignatureCount()))
                    .filter(_ -> result.isSuccess());
        } catch (AssertionFailedException | IOException | RuntimeException e) {
            LOG.info("passkey_refused cause=\"{}\"", e.getMessage());
            return Optional.empty();
        }
    }

    /// Holds which passkey has signed.
    ///
    /// @param credential see [Passkey]
    record UsedPasskey(String credential, long signCount) {}
}
