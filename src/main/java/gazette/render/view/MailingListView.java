package gazette.render.view;

import java.util.List;

/// Describes a mailing list.
///
/// @param name as in its address
/// @param url its page
/// @param listed whether that page, its issues and feeds are on the web
/// @param feeds empty if they are not
/// @param topics those that have a page
public record MailingListView(
        String name,
        String title,
        String description,
        String lang,
        String url,
        boolean listed,
        List<FeedLink> feeds,
        List<TopicView> topics) {}
