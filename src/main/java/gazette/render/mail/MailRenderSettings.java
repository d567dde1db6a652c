package gazette.render.mail;

import gazette.render.SiteUrls;

/// Holds what a single mail is rendered with.
///
/// @param theme a theme's name
/// @param lang BCP 47 tag of its words
public record MailRenderSettings(SiteUrls site, String theme, String lang) {}
