package gazette.web.admin;

import gazette.press.publishing.SendPreview;
import gazette.press.publishing.SendPreview.Titled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Holds the main points of an issue as a page showed it, in the page's form, to say later what is different.
///
/// @param articles their ids, in order, with commas between them
record SendFormState(long recipients, String subject, String articles, long letters, long bytes) {
    static SendFormState of(SendPreview issue) {
        return new SendFormState(
                issue.recipients(), issue.subject(), ids(issue), issue.letters().size(), issue.bytes());
    }

    /// Reads the hidden fields of a form.
    static SendFormState read(AdminRequest request) {
        return new SendFormState(
                Keys.number(request.form("recipients")),
                request.form("subject"),
                request.form("articles"),
                Keys.number(request.form("letters")),
                Keys.number(request.form("bytes")));
    }

    /// Returns what is different now, a sentence each.
    List<String> changes(Optional<SendPreview> now, AdminRequest request) {
        if (now.isEmpty()) {
            return List.of(request.text("send.changed.nothing_left"));
        }
        List<String> changes = new ArrayList<>();
        SendFormState after = of(now.get());
        if (after.recipients != recipients) {
            changes.add(request.text("send.changed.recipients", recipients, after.recipients));
        }
        if (!after.subject.equals(subject)) {
            changes.add(request.text("send.changed.subject", subject, after.subject));
        }
        changes.addAll(articleChanges(now.get(), request));
        if (after.letters != letters) {
            changes.add(request.text("send.changed.letters", letters, after.letters));
        }
        return changes.isEmpty() ? List.of(request.text("send.changed.text", bytes, after.bytes)) : changes;
    }

    private List<String> articleChanges(SendPreview now, AdminRequest request) {
        List<String> before = List.of(articles.split(",", -1));
        List<String> changes = new ArrayList<>();
        now.articles().stream()
                .filter(article -> !before.contains(String.valueOf(article.id())))
                .forEach(article -> changes.add(request.text("send.changed.added", article.title())));
        List<String> after = now.articles().stream()
                .map(article -> String.valueOf(article.id()))
                .toList();
        long gone = before.stream()
                .filter(id -> !id.isEmpty() && !after.contains(id))
                .count();
        if (gone > 0) {
            changes.add(request.text("send.changed.gone", gone));
        }
        if (changes.isEmpty() && !ids(now).equals(articles)) {
            changes.add(request.text("send.changed.order"));
        }
        return changes;
    }

    private static String ids(SendPreview issue) {
        return issue.articles().stream().map(Titled::id).map(String::valueOf).collect(Collectors.joining(","));
    }
}
