package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Describes the publication.
///
/// @param url its front page
/// @param postalAddress printed in each mail's footer
/// @param feeds of everything public
/// @param subscribe address of the sign-up form
/// @param search address of the search in what is public
/// @param preferences address of the page that mails a subscriber the link to what they chose
public record PublicationView(
        String title,
        String description,
        String lang,
        String url,
        Optional<String> postalAddress,
        List<FeedLink> feeds,
        String subscribe,
        String search,
        String preferences) {}
