package gazette.render.view;

import java.util.Optional;

/// Describes a picture.
///
/// @param width in pixels, known only of our own pictures
/// @param height in pixels, known only of our own pictures
public record ImageView(String url, Optional<Integer> width, Optional<Integer> height) {}
