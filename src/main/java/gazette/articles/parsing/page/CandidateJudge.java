package gazette.articles.parsing.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Chooses among the parts of a page that may be its article: the first of the narrow ones that holds what is known of
/// the text, then what Readability finds, unless that is little of the page.
final class CandidateJudge {
    /// Of the text of the main column. A candidate with less is doubtful, whoever names it.
    private static final double ENOUGH = 0.2;

    private final Document page;
    private final PageMetadata metadata;
    private final List<Touchstone> known;

    /// @param feedText the text in the feed, which may be empty
    CandidateJudge(Document page, PageMetadata metadata, String feedText) {
        this.page = page;
        this.metadata = metadata;
        this.known = List.of(
                new Touchstone(feedText), new Touchstone(metadata.articleBody().orElse("")));
    }

    /// Returns the article; empty if the page has no text, or none of the text that it gives as data.
    Optional<Element> choose() {
        TextMeasure measure = TextMeasure.of(page.body());
        Element column = new MainColumn(measure).in(page.body());
        int whole = measure.amount(column).sentences();
        List<Element> marked = new MarkedCandidates(page.body(), measure, metadata)
                .find().stream()
                        .filter(found -> measure.amount(found).sentences() >= ENOUGH * whole)
                        .toList();
        return marked.stream().filter(this::holdsAllKnown).findFirst().or(() -> among(marked, column, whole));
    }

    private Optional<Element> among(List<Element> marked, Element column, int whole) {
        List<Element> candidates = new ArrayList<>(marked);
        ReadabilityCandidate.of(page)
                .filter(found -> TextMeasure.sentences(found) >= ENOUGH * whole)
                .ifPresent(candidates::add);
        candidates.add(column);
        return candidates.stream()
                .filter(this::holdsAllKnown)
                .findFirst()
                .or(() -> Optional.of(candidates.getFirst()).filter(Element::hasText))
                .filter(this::isNotBesideData);
    }

    private boolean holdsAllKnown(Element candidate) {
        return known.stream().allMatch(touchstone -> touchstone.isIn(candidate));
    }

    /// Of some pages only the frame is HTML.
    private boolean isNotBesideData(Element candidate) {
        return known.getLast().isIn(candidate)
                || TextMeasure.sentences(candidate)
                        > metadata.articleBody().orElse("").length();
    }
}
