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
/// @param lists those that have pages
/// @param initial the first letter or digit of its title, a capital; empty if it has none
/// @param issues address of the page of all issues; absent if no list has pages
/// @param topics address of the page of all topics and tags; absent if no list is public
public record PublicationView(
        String title,
        String description,
        String lang,
        String url,
        Optional<String> postalAddress,
        List<FeedLink> feeds,
        String subscribe,
        String search,
        String preferences,
        List<MailingListView> lists,
        String initial,
        Optional<String> issues,
        Optional<String> topics) {}
