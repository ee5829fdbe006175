package org.narrowgate.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.proof.VerifyMain;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.core.screening.Inadmissible;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.engine.seal.SealedRelease;
import org.narrowgate.ledger.LoggedDecision;

/**
 * The house rules that no compiler holds. They are methods, not fields: a version of the test runner once skipped
 * fields without a word, and the first of them fails if the scan missed a module, since a rule about no classes is
 * always kept.
 */
@AnalyzeClasses(
        packages = "org.narrowgate",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.NoJarsOfTests.class})
final class HouseRulesTest {
    /** The disk that forgets comes from the tests of another module. */
    static final class NoJarsOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String CORE = "org.narrowgate.core..";

    /** Fewer classes than this means that a module was not seen; raise them as the house grows. */
    private static final Map<String, Integer> LEAST_CLASSES =
            Map.of("core", 220, "ledger", 28, "engine", 220, "app", 60);

    @ArchTest
    static void the_scan_saw_every_module(JavaClasses house) {
        LEAST_CLASSES.forEach((module, least) -> assertThat(house.stream()
                        .filter(resideInAPackage("org.narrowgate." + module + ".."))
                        .count())
                .as("classes of %s that were seen", module)
                .isGreaterThanOrEqualTo(least));
    }

    @ArchTest
    static void packages_have_no_cycles(JavaClasses house) {
        slices().matching("org.narrowgate.(**)").should().beFreeOfCycles().check(house);
    }

    @ArchTest
    static void modules_point_downwards(JavaClasses house) {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.narrowgate..")
                .layer("core")
                .definedBy(CORE)
                .layer("ledger")
                .definedBy("org.narrowgate.ledger..")
                .layer("engine")
                .definedBy("org.narrowgate.engine..")
                .layer("app")
                .definedBy("org.narrowgate.app..")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("ledger")
                .mayOnlyAccessLayers("core")
                .whereLayer("engine")
                .mayOnlyAccessLayers("core", "ledger")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .check(house);
    }

    /** law, person < request < screening < identity < decision; proof stands alone on the ground, office on law. */
    @ArchTest
    static void core_is_a_tower(JavaClasses house) {
        Map<String, List<String>> below = Map.of(
                "law", List.of(),
                "person", List.of(),
                "linkage", List.of(),
                "proof", List.of(),
                "office.acting", List.of("law"),
                "office", List.of("law", "office.acting"),
                "request", List.of("law", "person"),
                "screening", List.of("law", "person", "request"),
                "identity", List.of("law", "person", "linkage", "request", "screening"),
                "decision", List.of("law", "person", "linkage", "proof", "request", "screening", "identity"));
        assertThat(house.stream()
                        .filter(resideInAPackage(CORE).and(not(resideInAPackage("org.narrowgate.core"))))
                        .map(seen -> seen.getPackageName().substring("org.narrowgate.core.".length())))
                .as("rooms of core; a new one needs its place in the tower")
                .hasSameElementsAs(below.keySet());
        below.forEach((room, lower) -> {
            String[] allowed = lower.stream().map(HouseRulesTest::room).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(room(room))
                    .should()
                    .dependOnClassesThat(resideInAPackage(CORE)
                            .and(not(resideInAPackage(room(room))))
                            .and(not(resideInAnyPackage(allowed))))
                    .as("core." + room + " stands on " + lower + " and on nothing above it")
                    .check(house);
        });
    }

    private static String room(String room) {
        return "org.narrowgate.core." + room + "..";
    }

    @ArchTest
    static void core_needs_java_and_jspecify_only(JavaClasses house) {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("org.narrowgate.core..", "java..", "javax.crypto..", "org.jspecify..")
                                .or(DescribedPredicate.describe("a primitive", JavaClass::isPrimitive))
                                .or(DescribedPredicate.describe("an array", JavaClass::isArray)))
                .check(house);
    }

    /** The one class of core that may read a file is VerifyMain, which checks a receipt on a bare JDK. */
    @ArchTest
    static void core_touches_no_files_network_or_chance(JavaClasses house) {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and(not(type(VerifyMain.class)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "javax.net..")
                        .or(name("java.io.File"))
                        .or(name("java.io.RandomAccessFile"))
                        .or(name("java.io.FileInputStream"))
                        .or(name("java.io.FileOutputStream"))
                        .or(name("java.io.FileReader"))
                        .or(name("java.io.FileWriter"))
                        .or(name("java.security.SecureRandom"))
                        .or(name("java.util.concurrent.ThreadLocalRandom"))
                        .or(name("java.lang.Process"))
                        .or(name("java.lang.ProcessBuilder"))
                        .or(type(Random.class))
                        .or(type(Clock.class)))
                .because("a decision made again years later must come out the same")
                .check(house);
    }

    @ArchTest
    static void core_asks_neither_the_hour_nor_the_machine(JavaClasses house) {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and(not(type(VerifyMain.class)))
                .should()
                .accessTargetWhere(ambient())
                .because("time, place and chance are arguments: pass them in")
                .check(house);
    }

    private static DescribedPredicate<JavaAccess<?>> ambient() {
        DescribedPredicate<JavaAccess<?>> now =
                targetOwner(resideInAPackage("java.time..")).and(target(name("now")));
        DescribedPredicate<JavaAccess<?>> zone =
                targetOwner(name("java.time.ZoneId")).and(target(name("systemDefault")));
        DescribedPredicate<JavaAccess<?>> locale =
                targetOwner(type(Locale.class)).and(target(name("getDefault")));
        DescribedPredicate<JavaAccess<?>> charset =
                targetOwner(name("java.nio.charset.Charset")).and(target(name("defaultCharset")));
        DescribedPredicate<JavaAccess<?>> chance = targetOwner(type(Math.class)).and(target(name("random")));
        DescribedPredicate<JavaAccess<?>> system = targetOwner(type(System.class))
                .and(not(target(name("arraycopy"))))
                .and(not(target(name("identityHashCode"))));
        return now.or(zone).or(locale).or(charset).or(chance).or(system).as("now, defaults, chance or System");
    }

    @ArchTest
    static void a_replay_can_open_no_record(JavaClasses house) {
        assertThat(house.stream().filter(resideInAPackage("org.narrowgate.engine.replay..")))
                .hasSizeGreaterThan(10);
        noClasses()
                .that()
                .resideInAPackage("org.narrowgate.engine.replay..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.narrowgate.engine.records..")
                .because("what is decided again is decided from evidence")
                .check(house);
    }

    /** Trials that shared code with the identifier would share its faults. */
    @ArchTest
    static void the_generator_of_trials_shares_no_code_with_anything(JavaClasses house) {
        assertThat(house.stream().filter(resideInAPackage("org.narrowgate.app.trials..")))
                .hasSizeGreaterThan(15);
        noClasses()
                .that()
                .resideInAPackage("org.narrowgate.app.trials..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.narrowgate..").and(not(resideInAPackage("org.narrowgate.app.trials.."))))
                .because("what shares code shares faults")
                .check(house);
    }

    /** What links by score alone is for measurement: only the command that measures may know of it. */
    @ArchTest
    static void nothing_that_decides_can_reach_the_research_route(JavaClasses house) {
        DescribedPredicate<JavaClass> measuring =
                resideInAnyPackage("org.narrowgate.engine.linkset..", "org.narrowgate.app.linkset..");
        assertThat(house.stream().filter(measuring)).hasSizeGreaterThan(20);
        noClasses()
                .that(not(measuring).and(not(name("org.narrowgate.app.cli.IdentityScoreCommand"))))
                .should()
                .dependOnClassesThat(measuring)
                .because("a link by score alone must never disclose")
                .check(house);
        noClasses()
                .that(measuring)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.narrowgate.core.decision..",
                        "org.narrowgate.engine.registry..",
                        "org.narrowgate.engine.release..",
                        "org.narrowgate.ledger..")
                .because("what is measured is neither decided nor logged")
                .check(house);
    }

    @ArchTest
    static void spring_stays_in_app_and_behind_serve(JavaClasses house) {
        DescribedPredicate<JavaClass> spring = resideInAPackage("org.springframework..");
        noClasses()
                .that(not(resideInAPackage("org.narrowgate.app..")))
                .should()
                .dependOnClassesThat(spring)
                .check(house);
        noClasses()
                .that(resideInAPackage("org.narrowgate.app.cli..")
                        .and(not(name("org.narrowgate.app.cli.ServeCommand"))))
                .should()
                .dependOnClassesThat(spring)
                .because("`--help` and `verify` start within half a second")
                .check(house);
        noClasses()
                .that(not(resideInAPackage("org.narrowgate.spark..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark..")
                .check(house);
    }

    /** Each turnstile has one maker; what others could make, they could forge. */
    @ArchTest
    static void each_turnstile_has_one_maker(JavaClasses house) {
        onlyMakes(house, Screener.class, Admissible.class);
        onlyMakes(house, Screener.class, Inadmissible.class);
        onlyMakes(house, Identifier.class, Identification.class);
        onlyMakes(house, Decider.class, Decision.class);
        classes()
                .that(type(LoggedDecision.class))
                .should(beMadeOnlyIn("org.narrowgate.ledger"))
                .check(house);
        classes()
                .that(type(SealedRelease.class))
                .should(beMadeOnlyIn("org.narrowgate.engine.seal"))
                .check(house);
        classes()
                .that()
                .belongToAnyOf(
                        Admissible.class,
                        Inadmissible.class,
                        Identification.class,
                        Decision.class,
                        LoggedDecision.class,
                        SealedRelease.class)
                .and()
                .areTopLevelClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould(havePackagePrivateConstructors())
                .check(house);
    }

    private static void onlyMakes(JavaClasses house, Class<?> maker, Class<?> turnstile) {
        classes()
                .that(type(turnstile))
                .should(beMadeOnlyBy(turnstile.getSimpleName() + " by " + maker.getSimpleName(), type(maker)))
                .check(house);
    }

    private static ArchCondition<JavaClass> beMadeOnlyIn(String room) {
        return beMadeOnlyBy("in " + room, resideInAPackage(room));
    }

    private static ArchCondition<JavaClass> beMadeOnlyBy(String words, DescribedPredicate<JavaClass> maker) {
        return new ArchCondition<>("be made only: " + words) {
            @Override
            public void check(JavaClass turnstile, ConditionEvents events) {
                List<JavaConstructorCall> calls = turnstile.getConstructorCallsToSelf().stream()
                        .filter(call -> !call.getOriginOwner().equals(turnstile))
                        .toList();
                if (calls.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(turnstile, turnstile.getName() + " has no maker at all"));
                }
                calls.forEach(call -> events.add(
                        new SimpleConditionEvent(turnstile, maker.test(call.getOriginOwner()), call.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> havePackagePrivateConstructors() {
        return new ArchCondition<>("have no constructor that another room can call") {
            @Override
            public void check(JavaClass turnstile, ConditionEvents events) {
                turnstile.getConstructors().forEach(constructor -> {
                    boolean open = constructor.getModifiers().contains(JavaModifier.PUBLIC)
                            || constructor.getModifiers().contains(JavaModifier.PROTECTED);
                    events.add(new SimpleConditionEvent(turnstile, !open, constructor.getDescription()));
                });
            }
        };
    }

    @ArchTest
    static void names_say_something(JavaClasses house) {
        classes()
                .that(alwaysTrue())
                .should()
                .haveNameNotMatching(".*(Impl|Utils?|Helpers?|Managers?|Common)(\\$.*)?")
                .because("a class is named after what it is, or after its verb")
                .check(house);
    }
}
