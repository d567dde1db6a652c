package gazette;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import gazette.articles.text.UpwardImport;
import gazette.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Holds the plan of the house: data moves downwards in this list, so a package imports only packages above it.
class HouseTest {
    private static final List<String> ROOMS = List.of(
            "text",
            "logging",
            "config",
            "sources.text",
            "sources.dates",
            "sources.feeds",
            "sources.http",
            "sources.polling",
            "sources.folders",
            "articles.text",
            "articles.images",
            "articles.plaintext",
            "articles.markup",
            "articles.body",
            "articles.heads",
            "articles.dialects",
            "articles.formats",
            "articles",
            "articles.parsing.page",
            "articles.parsing",
            "subscribers.address",
            "subscribers.keys",
            "subscribers",
            "subscribers.segments",
            "subscribers.csv",
            "subscribers.products",
            "accounts",
            "issues",
            "render.view",
            "render",
            "render.css",
            "render.themes",
            "render.cards",
            "render.mail",
            "render.feeds",
            "render.pages",
            "render.check",
            "delivery",
            "delivery.replies",
            "delivery.dns",
            "delivery.smtp",
            "delivery.mime",
            "delivery.dkim",
            "delivery.queue",
            "delivery.localmail",
            "delivery.imap",
            "lint.support",
            "lint.style",
            "lint",
            "lint.checks",
            "lint.mail",
            "lint.feeds",
            "store",
            "press.duties",
            "press.images",
            "press.workspace",
            "press.accounts",
            "press.files",
            "press.ingest",
            "press.picking",
            "press.composing",
            "press.feeds",
            "press.site",
            "press.sending",
            "press.imports",
            "press.membership",
            "press.notifications",
            "press.publishing",
            "press.reports",
            "press.upkeep",
            "web.http",
            "web.admin");
    private static final List<String> DOORS = List.of("web", "cli", "schedule", "demo", "bench");

    /// Sub-rooms that only their own room imports. All others are open to the rooms below.
    private static final Set<String> INNER = Set.of(
            "articles.text",
            "articles.markup",
            "articles.body",
            "articles.heads",
            "articles.dialects",
            "articles.formats",
            "articles.parsing.page",
            "render.view",
            "delivery.replies",
            "lint.style",
            "lint.checks",
            "press.images");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("gazette");

    @Test
    void aPackageImportsOnlyPackagesAboveIt() {
        assertThat(faults(HOUSE, HouseTest::runsUpwards)).isEmpty();
    }

    @Test
    void anUpwardImportInsideARoomIsFound() {
        JavaClasses wrong = new ClassFileImporter().importClasses(UpwardImport.class);
        assertThat(faults(wrong, HouseTest::runsUpwards)).isNotEmpty();
    }

    @Test
    void innerSubRoomsAreImportedByTheirOwnRoomOnly() {
        assertThat(faults(HOUSE, HouseTest::looksInside)).isEmpty();
    }

    @Test
    void noPackagesFormACycle() {
        SlicesRuleDefinition.slices()
                .matching("(gazette..)")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void everyPackageIsInThePlan() {
        Set<String> known = Set.copyOf(
                java.util.stream.Stream.concat(ROOMS.stream(), DOORS.stream()).toList());
        assertThat(packages())
                .allSatisfy(
                        p -> assertThat(p.isEmpty() || known.contains(p)).as(p).isTrue());
        assertThat(packages()).containsAll(known);
    }

    /// In a package that is not, nulls are not checked, and nobody notices.
    @Test
    void everyPackageIsNullMarked() {
        assertThat(HOUSE.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }

    @Test
    void noTwoClassesShareAName() {
        Map<String, List<String>> byName = new ClassFileImporter()
                .importPackages("gazette").stream()
                        .filter(c -> c.isTopLevelClass()
                                && !c.getSimpleName().isEmpty()
                                && !c.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(
                                JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(byName.values().stream().filter(names -> names.size() > 1)).isEmpty();
    }

    /// A tale of the code is worth nothing when the code has moved on.
    @Test
    void everyClassThatContributingTellsOfExists() throws IOException {
        String house = Files.readString(Path.of("CONTRIBUTING.md"))
                .replaceFirst("(?s).*?\n## The house", "")
                .replaceFirst("(?s)\n## Style.*", "");
        Set<String> known = new ClassFileImporter()
                .importPackages("gazette").stream().map(JavaClass::getName).collect(Collectors.toSet());
        List<String> named = Pattern.compile("`(?:gazette\\.)?((?:[a-z]+\\.)*)([A-Z][a-z]\\w+)(?:\\.[a-z]\\w*)?`")
                .matcher(house)
                .results()
                .map(match -> match.group(1) + match.group(2))
                .distinct()
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(known)
                        .as(name)
                        .anyMatch(type -> type.equals("gazette." + name) || type.matches("gazette\\..*[.$]" + name)));
    }

    @Test
    void doorsNeverImportOneAnother() {
        for (String door : DOORS) {
            DOORS.stream().filter(other -> !other.equals(door)).forEach(other -> forbid(door, other));
        }
    }

    @Test
    void nobodyImportsTheWiring() {
        noClasses()
                .that()
                .resideInAPackage("gazette..")
                .and()
                .resideOutsideOfPackage("gazette")
                .should()
                .dependOnClassesThat(resideInAPackage("gazette"))
                .check(HOUSE);
    }

    @Test
    void onlyThePressWrites() {
        noClasses()
                .that()
                .resideOutsideOfPackages("gazette.press..", "gazette.store..")
                .should()
                .callMethod(Store.class, "write", Function.class)
                .orShould()
                .callMethod(Store.class, "change", Consumer.class)
                .check(HOUSE);
    }

    @Test
    void librariesStayInTheirRooms() {
        only("jakarta.mail..", "delivery", "lint", "demo");
        only("com.amazon..", "delivery");
        only("org.xbill..", "delivery.dns");
        only("io.javalin..", "web");
        only("org.eclipse.jetty..", "web");
        only("com.github.benmanes..", "render", "web");
        only("com.github.weisj..", "articles.images");
        only("com.twelvemonkeys..", "articles.images");
        only("net.dankito..", "articles.parsing");
        only("okhttp3..", "sources");
        only("okio..", "sources");
        only("com.aayushatharva..", "sources.http", "web");
        only("org.commonmark..", "articles.formats", "articles.dialects");
        only("freemarker..", "render", "web.admin");
        only("com.google.re2j..", "text");
        only("com.ibm.icu..", "text");
        only("com.rometools..", "lint.feeds");
        only("org.jdom2..", "lint.feeds");
        only("com.yubico..", "press.accounts");
        only("org.bouncycastle..", "press.accounts");
        only("com.google.zxing..", "web.admin");
        only("org.jdbi..", "store");
        only("com.zaxxer..", "store");
        only("org.flywaydb..", "store");
        only("org.sqlite..", "store");
        only("org.postgresql..", "store");
        only("picocli..", "cli", "bench");
        only("com.icegreen..", "demo");
        only("org.snakeyaml..", "config", "articles.heads", "render.themes");
    }

    /// Quartz is here for its cron arithmetic. Its threads do not survive an error.
    @Test
    void quartzOnlyReckons() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.quartz..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                JavaClass.Predicates.equivalentTo(org.quartz.CronExpression.class))))
                .check(HOUSE);
    }

    private static List<String> faults(JavaClasses classes, Predicate<Dependency> wrong) {
        return classes.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(wrong)
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private static boolean runsUpwards(Dependency dependency) {
        Optional<Integer> from = place(dependency.getOriginClass());
        Optional<Integer> to = place(dependency.getTargetClass());
        return from.isPresent() && to.isPresent() && to.get() > from.get();
    }

    private static boolean looksInside(Dependency dependency) {
        String target = inHouse(dependency.getTargetClass());
        String origin = inHouse(dependency.getOriginClass());
        return INNER.contains(target) && !origin.split("\\.")[0].equals(target.split("\\.")[0]);
    }

    /// Where a class's package stands in the plan: doors after all rooms, nothing for the JDK and libraries.
    private static Optional<Integer> place(JavaClass type) {
        String name = inHouse(type);
        if (DOORS.contains(name)) {
            return Optional.of(ROOMS.size());
        }
        return Optional.of(ROOMS.indexOf(name)).filter(index -> index >= 0);
    }

    private static String inHouse(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith("gazette.") ? name.substring("gazette.".length()) : "";
    }

    private static Set<String> packages() {
        return HOUSE.stream().map(HouseTest::inHouse).collect(Collectors.toSet());
    }

    private static void only(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Arrays.stream(rooms).map(HouseTest::room).toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(HOUSE);
    }

    private static void forbid(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage(room(from))
                .should()
                .dependOnClassesThat(resideInAPackage(room(to)))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static String room(String name) {
        return "gazette." + name + "..";
    }
}
