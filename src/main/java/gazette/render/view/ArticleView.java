package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Describes an article, on its own or in an issue.
///
/// @param number its place in the issue, counted from 1; 0 on its own
/// @param initial the letter that its title begins with, as an ornament; empty if it has none
/// @param url its page; in a mail of a private list, whose articles have none, the original's address
/// @param original address of the original elsewhere
/// @param originalHost that address's host
/// @param date in words
/// @param isoDate as machines read it
/// @param cover the picture that stands for it
/// @param coverInText whether `html` shows the cover itself
/// @param lang BCP 47 tag of its text
/// @param dir `ltr` or `rtl`
/// @param plainSummary the same for the text part: addresses in it are set apart from the text beside them
/// @param summaryInText whether its text says what the summary says
/// @param show how much of it to show: `full`, `summary` or `title`; always `full` outside mails
/// @param html its text, clean and closed: insert it with `?no_esc`; empty if it is not to be shown in full
/// @param plain its text without markup, for the text part; likewise
public record ArticleView(
        int number,
        String title,
        String initial,
        Optional<String> url,
        Optional<String> original,
        Optional<String> originalHost,
        Optional<String> author,
        Optional<String> place,
        String date,
        String isoDate,
        Optional<ImageView> cover,
        boolean coverInText,
        String lang,
        String dir,
        List<String> tags,
        String summary,
        String plainSummary,
        boolean summaryInText,
        String show,
        String html,
        String plain) {}
