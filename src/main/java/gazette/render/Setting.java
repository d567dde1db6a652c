package gazette.render;

import gazette.render.view.Frame;

/// What one mail or page is set with.
record Setting(Words words, Typesetter typesetter, Frame frame) {}
