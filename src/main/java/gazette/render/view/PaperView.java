package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// The publication.
///
/// @param url its front page
/// @param postalAddress printed in each mail's footer
/// @param feeds of everything public
public record PaperView(
        String title,
        String description,
        String lang,
        String url,
        Optional<String> postalAddress,
        List<FeedLink> feeds) {}
