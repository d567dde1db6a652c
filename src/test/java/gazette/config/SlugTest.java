package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugTest {
    @Test
    void aTitleOfThreeLatinWordsNeedsNoHash() {
        assertThat(Slug.ofTitle("The quiet header: how it works", "k")).isEqualTo("the-quiet-header-how-it-works");
        assertThat(Slug.ofTitle("Crème brûlée für Øyvind's Straße", "k")).isEqualTo("creme-brulee-fur-oyvinds-strasse");
    }

    @Test
    void aTitleOfFewerWordsGetsAHashOfTheKey() {
        assertThat(Slug.ofTitle("Lamps", "k")).matches("lamps-[a-z2-7]{6}").isNotEqualTo(Slug.ofTitle("Lamps", "l"));
    }

    @Test
    void aTitleWithOtherLettersGetsAHashOfTheKey() {
        assertThat(Slug.ofTitle("没有博士学位却开启了GPT时代，奥特曼盛赞Alec Radford", "k")).matches("gpt-alec-radford-[a-z2-7]{6}");
        assertThat(Slug.ofTitle("没有", "k")).matches("a-[a-z2-7]{8}");
        assertThat(Slug.ofTitle("¿…?", "k")).matches("a-[a-z2-7]{8}");
    }

    @Test
    void anArticlesSlugHasAtMostSixtyCharactersAndEndsWithAWord() {
        assertThat(Slug.ofTitle("seven77 ".repeat(20), "k"))
                .isEqualTo("seven77-".repeat(7).replaceAll("-$", ""));
        assertThat(Slug.ofTitle("a".repeat(100), "k")).hasSize(60);
        assertThat(Slug.ofTitle("word ".repeat(20) + "字", "k"))
                .hasSizeLessThanOrEqualTo(60)
                .matches(".*word-[a-z2-7]{6}");
    }

    @Test
    void spellingsOfATopicThatDifferInCaseOrPunctuationHaveTheSameSlug() {
        assertThat(Slug.ofTopic("Mail & feeds")).isEqualTo("mail-feeds").isEqualTo(Slug.ofTopic("mail, Feeds!"));
        assertThat(Slug.ofTopic("人工智能 C++")).isEqualTo("人工智能-c++");
        assertThat(Slug.ofTopic("?!")).isEmpty();
        assertThat(Slug.ofTopic("汉".repeat(70))).isEqualTo("汉".repeat(60));
    }

    @Test
    void anImportedFeedIsNamedByTheLatinLettersOfItsTitle() {
        assertThat(Slug.ofFeed("Crème brûlée — daily!")).isEqualTo("creme-brulee-daily");
        assertThat(Slug.ofFeed("少数派")).isEmpty();
        assertThat(Slug.ofFeed("word ".repeat(20))).isEqualTo("word-".repeat(8).replaceAll("-$", ""));
    }
}
