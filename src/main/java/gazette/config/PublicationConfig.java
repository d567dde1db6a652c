package gazette.config;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/// Describes the publication: what its mails and pages say about it.
///
/// @param title the publication's name
/// @param description one sentence about it
/// @param language BCP 47 tag of its interface and of articles that name none
/// @param zone of times written without one
/// @param publicUrl the address of its pages, without a trailing slash
/// @param postalAddress shown in the footer of each mail, as the law demands in many countries
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
