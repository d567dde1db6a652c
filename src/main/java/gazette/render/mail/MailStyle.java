package gazette.render.mail;

import gazette.render.SiteUrls;

/// What a letter to one reader is written on.
///
/// @param theme a theme's name
/// @param lang BCP 47 tag of its words
public record MailStyle(SiteUrls site, String theme, String lang) {}
