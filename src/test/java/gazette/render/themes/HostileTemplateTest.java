package gazette.render.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gazette.config.Diagnostic;
import gazette.render.RenderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates that take whatever they can get. Each ends in a fault with file and line, and in no other way.
class HostileTemplateTest {
    /// Shorter than the real one, because many templates use it up.
    private static final Duration MAX_TIME = Duration.ofMillis(60);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    record Sample(String title, Optional<String> absent, List<Sample> articles, Map<String, String> words, int number) {
        public String method() {
            return "called";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${sample.class}",
                "${sample.class.name}",
                "${sample.getClass().name}",
                "${sample.title.class}",
                "${sample.title()}",
                "${sample.method()}",
                "${sample.toString()}",
                "${sample.hashCode()}",
                "${sample.articles.class}",
                "${sample.articles.size()}",
                "${sample.words.getClass()}",
                "${sample?api.class}",
                "${sample.articles?api.size()}",
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"?new()}",
                "<#assign x = \"${1}\"?interpret><@x/>",
                "${\"1+1\"?eval}",
                "${\"{}\"?eval_json}",
                "${\"1+1\"?evalJson}",
                "${statics[\"java.lang.System\"]}",
                "${.data_model.sample.class}",
                "${.globals.sample.class}",
            })
    void onlyTheComponentsOfRecordsAreSeen(String template) throws IOException {
        assertFault("a\nb\n" + template, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as x></#list>",
                "<#list 1.. as x>${x}</#list>",
                "<#list 1..*1000000000 as x></#list>",
                "<#list 1..1000000000 as x><#assign y = x></#list>",
                "<#list 1..1000000 as x><#list 1..1000000 as y></#list></#list>",
                "<#list 1.. as x><#attempt>${x}<#recover>b</#attempt></#list>",
                "<#attempt><#list 1.. as x></#list><#recover>b</#attempt>",
                "<#list (1..) as x></#list>",
                "${(1..1000000000)?join(\",\")}",
                "${(1..)?filter(x -> x < 0)?first}",
                "${(1..)?map(x -> x)?filter(x -> false)?size}",
                "${(1..)?take_while(x -> true)?size}",
                "${(1..99999)?filter(x -> (1..99999)?filter(y -> false)?size > 0)?size}",
                "${(1..1000000000)?seq_contains(0)?c}",
                "${(1..1000000000)?min}",
                "<#assign r = 1..1000000000>${r?reverse?first}",
            })
    void loopsWithoutEndEnd(String template) throws IOException {
        assertFault("a\nb\n" + template, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#assign s = \"ab\"><#list 1..60 as x><#assign s = s + s></#list>${s}",
                "<#assign s = \"ab\"><#list 1..60 as x><#assign s = \"${s}${s}\"></#list>",
                "<#assign s = \"ab\"><#list 1..60 as x><#assign s>${s}${s}</#assign></#list>",
                "<#assign s = \"ab\"><#list 1..60 as x><#assign s += s></#list>",
                "<#assign s = \"\\\\\"><#list 1..60 as x><#assign s = s?js_string></#list>",
                "<#assign s = \"ab\"><#list 1..60 as x><#assign s = s?replace(\"\", s)></#list>",
                "<#assign s = \"ab\"><#list 1..60 as x><#assign s = s?replace(\"A\", \"aaaaaaaaaa\", \"i\")></#list>",
                "<#assign s = \"ab\"><#list 1..60 as x><#assign s = [s, s, s]?join(s)></#list>",
                "${\"a\"?left_pad(1000000000)}",
                "${\"a\"?rightPad(2000000000, \"ab\")}",
                "<#assign q = [1, 2]><#list 1..60 as x><#assign q = q + q></#list>${q?size}",
                "<#assign q = [1]><#list 1..1000000 as x><#assign q = q + [x]></#list>${q?size}",
                "<#assign h = {\"a\": 1}><#list 1.. as x><#assign h = h + h></#list>${h.b!}",
                "<#assign h = {\"a\": 1}><#list 1.. as x><#assign h = {\"a\": h}></#list>",
                "<#assign n = 9><#list 1..60 as x><#assign n = n * n></#list>${n}",
                "${\"1e999999999\"?number?floor}",
                "${[1]?chunk(1000000000, \"x\")?first?join(\",\")}",
                "<#list 1.. as x>${\"abcdefgh\"?left_pad(100000)}</#list>",
                "<#function f s><#return s?size></#function>${f([1, 2]?map(x -> (1..99999)?join(\"\")))}${f(1..100001)}",
            })
    void whatGrowsWithoutEndEnds(String template) throws IOException {
        assertFault("a\nb\n" + template, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#macro m><@m/></#macro><@m/>",
                "<#macro m><#if true><@n/></#if></#macro><#macro n><@m/></#macro><@m/>",
                "<#function f x><#return f(x + 1)></#function>${f(1)}",
                "<#function f x><#return [x]?map(y -> f(y))></#function>${f(1)?join(\"\")}",
                "<#include \"t.ftlh\">",
                "<#include \"/mine/t.ftlh\">",
                "<#macro m><#nested></#macro><#macro n><@m><@n/></@m></#macro><@n/>",
                "<#import \"t.ftlh\" as t><#include \"t.ftlh\">",
            })
    void whatCallsItselfEnds(String template) throws IOException {
        assertFault("a\nb\n" + template, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"?replace(\"(a+)+b\", \"\", \"r\")}",
                "${\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"?matches(\"(a+)+b\")?c}",
                "${\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"?split(\"(a+)+b\", \"ri\")?size}",
                "${\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"?keep_before(\"(a+)+b\", \"r\")}",
                "${\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"?keepAfterLast(\"(a+)+b\", \"r\")}",
                "${\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"?ensure_starts_with(\"(a+)+b\", \"x\")}",
            })
    void regularExpressionsAreRefused(String template) throws IOException {
        assertFault("a\nb\n" + template, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#include \"/etc/passwd\">",
                "<#include \"../../../../etc/passwd\">",
                "<#include \"../../secret.txt\" parse=false>",
                "<#import \"/../secret.txt\" as x>",
                "<#include \"link.ftlh\">",
                "<#include \"/mine/linked/secret.txt\" parse=false>",
                "<#assign x = .get_optional_template(\"link.ftlh\")><@x.include/>",
                "<#include \"file:///etc/passwd\">",
                "<#include \"*/secret.txt\">",
            })
    void nothingOutsideTheThemesIsRead(String template) throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Path theme = Files.createDirectories(folder.resolve("templates/mine"));
        Files.createSymbolicLink(theme.resolve("link.ftlh"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(theme.resolve("linked"), outside);
        RenderException e = render("a\nb\n" + template);
        assertThat(e.getMessage()).doesNotContain("root:");
        assertThat(e.fault().line()).isPositive();
        assertThat(e.fault().file().toString()).startsWith("templates/mine/");
    }

    @Test
    void aThemeMayBeALinkToItsFolder() throws IOException {
        Path real = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(real.resolve("t.ftlh"), "<#include \"same.ftlh\">${sample.title}");
        Files.writeString(real.resolve("part.ftlh"), "from ");
        Files.createSymbolicLink(real.resolve("same.ftlh"), Path.of("part.ftlh"));
        Files.createDirectories(folder.resolve("templates"));
        Files.createSymbolicLink(folder.resolve("templates/mine"), real);
        assertThat(engine().render("mine/t.ftlh", new Variables(sample()))).isEqualTo("from Title");
    }

    @Test
    void aTemplateOfDeepBracketsIsAFault() throws IOException {
        assertFault("a\nb\n${" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "}", 3);
        assertFault("a\nb\n" + "<#if true>".repeat(20_000) + "</#if>".repeat(20_000), 3);
        assertFault("a\nb\n${1" + "+1".repeat(100_000) + "}", 3);
    }

    @Test
    void aLongArticleIsWrittenWhole() throws IOException {
        var article = new Sample("<p>".repeat(1_000_000), Optional.empty(), List.of(), Map.of(), 1);
        template("${sample.title?no_esc}${sample.title}");
        assertThat(engine().render("mine/t.ftlh", new Variables(article))).hasSize(3_000_000 + 9_000_000);
    }

    @Test
    void whatIsUsualWorks() throws IOException {
        template("""
                <#assign x = sample.words + {"b": "2"}>${x?keys?join(",")} ${x.b} ${sample.absent!"none"}
                <#list sample.articles[1..] as a>${a?index}${a.title}<#sep>, </#list> ${"a,b"?split(",")?last}
                <#list 1..3 as i>${i * 2 / 4}</#list> ${"7"?left_pad(3, "0")} ${["b", "a"]?sort?join("")}
                <#function twice s><#return s + s></#function>${twice("ab")} ${"x-y"?replace("-", "")?upper_case}
                <#if sample.absent??>no<#else>yes</#if> ${(sample.nothing.at.all)!"-"} ${sample.number?string("000")}
                ${sample.articles?map(a -> a.title)?filter(t -> t?has_content)?size}
                """);
        assertThat(engine().render("mine/t.ftlh", new Variables(sample()))).isEqualTo("""
                a,b 2 none
                0Title b
                0.511.5 007 ab
                abab XY
                yes - 007
                2
                """);
    }

    @Test
    void aThreadThatWasInterruptedRendersAndStaysInterrupted() throws IOException {
        template("${sample.title}");
        TemplateEngine engine = engine();
        Thread.currentThread().interrupt();
        String rendered = engine.render("mine/t.ftlh", new Variables(sample()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(rendered).isEqualTo("Title");
    }

    record Variables(Sample sample) {}

    private static Sample sample() {
        var inner = new Sample("Title", Optional.empty(), List.of(), Map.of(), 7);
        return new Sample("Title", Optional.empty(), List.of(inner, inner), Map.of("a", "1"), 7);
    }

    private void assertFault(String template, int line) throws IOException {
        Diagnostic fault = render(template).fault();
        assertThat(fault.file()).isEqualTo(Path.of("templates/mine/t.ftlh"));
        assertThat(fault.line()).as(fault.toString()).isEqualTo(line);
        assertThat(fault.problem()).isNotBlank();
        assertThat(fault.remedy()).isNotBlank();
    }

    private RenderException render(String template) throws IOException {
        template(template);
        TemplateEngine engine = engine();
        return assertTimeoutPreemptively(
                LONG_ENOUGH,
                () -> catchThrowableOfType(
                        RenderException.class, () -> engine.render("mine/t.ftlh", new Variables(sample()))));
    }

    private void template(String text) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("templates/mine")).resolve("t.ftlh"), text);
    }

    private TemplateEngine engine() {
        return new TemplateEngine(new ThemeFiles(folder.resolve("templates")), theme -> List.of(theme), MAX_TIME);
    }

    @Test
    void memoryThatOthersHaveTakenIsNotTheTemplatesFault() {
        var run = new RenderThread(Path.of("templates/plain/page.ftlh"), Duration.ofSeconds(2), _ -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThatThrownBy(run::result).isInstanceOf(OutOfMemoryError.class);
    }
}
