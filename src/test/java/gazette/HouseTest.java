package gazette;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gazette.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The house: data moves to the right, and a room imports only rooms to its left.
class HouseTest {
    private static final List<String> ROOMS = List.of(
            "config", "sources", "articles", "subscribers", "issues", "render", "delivery", "proof", "store", "press");
    private static final List<String> DOORS = List.of("web", "cli", "schedule", "demo", "bench");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("gazette");

    @Test
    void aRoomImportsOnlyRoomsToItsLeft() {
        for (int i = 0; i < ROOMS.size(); i++) {
            for (String right : ROOMS.subList(i + 1, ROOMS.size())) {
                forbid(ROOMS.get(i), right);
            }
            DOORS.forEach(door -> forbid(ROOMS.get(ROOMS.size() - 1), door));
        }
        for (String room : ROOMS) {
            DOORS.forEach(door -> forbid(room, door));
        }
    }

    @Test
    void doorsNeverImportOneAnother() {
        for (String door : DOORS) {
            DOORS.stream().filter(other -> !other.equals(door)).forEach(other -> forbid(door, other));
        }
    }

    @Test
    void everyRoomIsKnownHere() {
        var known = new ArrayList<>(ROOMS);
        known.addAll(DOORS);
        noClasses()
                .should()
                .resideOutsideOfPackages(known.stream().map(HouseTest::room).toArray(String[]::new))
                .andShould()
                .resideOutsideOfPackage("gazette")
                .check(HOUSE);
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
        only("jakarta.mail..", "delivery", "proof", "demo");
        only("com.amazon..", "delivery");
        only("io.javalin..", "web");
        only("org.eclipse.jetty..", "web");
        only("com.github.weisj..", "articles");
        only("net.dankito..", "articles");
        only("okhttp3..", "sources");
        only("okio..", "sources");
        only("com.aayushatharva..", "sources", "web");
        only("org.commonmark..", "articles");
        only("freemarker..", "render");
        only("com.helger..", "render");
        only("org.jdbi..", "store");
        only("com.zaxxer..", "store");
        only("org.flywaydb..", "store");
        only("org.sqlite..", "store");
        only("org.postgresql..", "store");
        only("picocli..", "cli", "bench");
        only("com.icegreen..", "demo");
        only("org.snakeyaml..", "config", "articles", "render");
    }

    /// Quartz ends in `schedule`, but for its cron arithmetic: what `check` prints is what will fire.
    @Test
    void quartzStaysInSchedule() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("schedule"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.quartz..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(
                                        org.quartz.CronExpression.class))))
                .check(HOUSE);
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
