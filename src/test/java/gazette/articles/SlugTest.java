package gazette.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugTest {
    @Test
    void threeLatinWordsAreEnough() {
        assertThat(Slug.of("The quiet header: how it works", "k")).isEqualTo("the-quiet-header-how-it-works");
        assertThat(Slug.of("Crème brûlée für Øyvind's Straße", "k")).isEqualTo("creme-brulee-fur-oyvinds-strasse");
    }

    @Test
    void fewerWordsGetSomethingOfTheKey() {
        assertThat(Slug.of("Lamps", "k")).matches("lamps-[a-z2-7]{6}").isNotEqualTo(Slug.of("Lamps", "l"));
    }

    @Test
    void droppedLettersGetSomethingOfTheKey() {
        assertThat(Slug.of("没有博士学位却开启了GPT时代，奥特曼盛赞Alec Radford", "k")).matches("gpt-alec-radford-[a-z2-7]{6}");
        assertThat(Slug.of("没有", "k")).matches("a-[a-z2-7]{8}");
        assertThat(Slug.of("¿…?", "k")).matches("a-[a-z2-7]{8}");
    }

    @Test
    void itIsAtMostSixtyCharactersLongAndEndsWithAWord() {
        assertThat(Slug.of("seven77 ".repeat(20), "k"))
                .isEqualTo("seven77-".repeat(7).replaceAll("-$", ""));
        assertThat(Slug.of("a".repeat(100), "k")).hasSize(60);
        assertThat(Slug.of("word ".repeat(20) + "字", "k"))
                .hasSizeLessThanOrEqualTo(60)
                .matches(".*word-[a-z2-7]{6}");
    }
}
