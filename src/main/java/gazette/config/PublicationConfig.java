package gazette.config;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/// The paper as a whole: what its mails and pages say of it.
///
/// @param title the paper's name
/// @param description one sentence about it
/// @param language BCP 47 tag of its interface and of articles that name none
/// @param zone of times written without one
/// @param publicUrl where readers reach it, without a trailing slash
/// @param postalAddress printed in each mail's footer, as anti-spam law in many countries asks
public record PublicationConfig(
        String title,
        String description,
        String language,
        ZoneId zone,
        Optional<URI> publicUrl,
        Optional<String> postalAddress) {

    PublicationConfig withPublicUrl(URI url) {
        return new PublicationConfig(title, description, language, zone, Optional.of(url), postalAddress);
    }
}
