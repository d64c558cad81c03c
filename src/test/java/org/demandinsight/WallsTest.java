package org.demandinsight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The walls of the house: which package may use which, and what may be used where.
@AnalyzeClasses(
        packages = "org.demandinsight",
        importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String ROOT = "org.demandinsight.";

    /// A package may use those before it and no others.
    private static final List<String> ORDER =
            List.of(
                    "kernel",
                    "reactive",
                    "jobs",
                    "privacy",
                    "city",
                    "taxonomy",
                    "changes",
                    "catalogue",
                    "demand",
                    "search",
                    "casegroup",
                    "cluster",
                    "classify",
                    "insight",
                    "ingest",
                    "demo",
                    "erasure",
                    "access",
                    "api",
                    "ops");

    @ArchTest
    static final ArchRule packagesUseOnlyThoseAboveThem = classes().should(useOnlyAbove());

    @ArchTest
    static final ArchRule theKernelKnowsNoFramework =
            classes()
                    .that()
                    .resideInAPackage("..demandinsight.kernel..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", ROOT + "kernel", "org.jspecify..", "com.google.errorprone..");

    @ArchTest
    static final ArchRule luceneStaysBehindItsPort =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "..search.lucene..", "..casegroup..", "..cluster..", "..classify..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule theDemoUsesOnlyKernelCityAndIngest =
            noClasses()
                    .that()
                    .resideInAPackage("..demandinsight.demo..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..demandinsight.demand..",
                            "..demandinsight.search..",
                            "..demandinsight.insight..",
                            "..demandinsight.classify..",
                            "..demandinsight.catalogue..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entitiesArePackagePrivate =
            classes()
                    .that()
                    .areAnnotatedWith("jakarta.persistence.Entity")
                    .should()
                    .notHaveModifier(JavaModifier.PUBLIC)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule graphqlStaysInTheApi =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..demandinsight.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.eclipse.microprofile.graphql..");

    @ArchTest
    static final ArchRule calculatorsKnowNoFramework =
            noClasses()
                    .that()
                    .resideInAPackage("..demandinsight.insight..")
                    .and()
                    .areNotAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta.persistence..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSaySomething =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO)(\\$.*)?")
                    .orShould()
                    .resideInAnyPackage(
                            "..util..", "..common..", "..dto..", "..model..", "..service..");

    @Test
    void noFileIsLongerThanAReaderCanHold() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            var tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > 400)
                            .toList();

            assertThat(tooLong).as("files of more than 400 lines").isEmpty();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ArchCondition<JavaClass> useOnlyAbove() {
        return new ArchCondition<>("use only packages above their own") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                int floor = floor(user);
                for (var dependency : user.getDirectDependenciesFromSelf()) {
                    var used = dependency.getTargetClass();
                    if (used.getPackageName().startsWith(ROOT) && floor(used) > floor) {
                        events.add(
                                SimpleConditionEvent.violated(user, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static int floor(JavaClass type) {
        var name = (type.getPackageName() + ".").substring(ROOT.length());
        int floor = ORDER.indexOf(name.substring(0, name.indexOf('.')));
        assertThat(floor).as("package %s stands in the list of DESIGN", name).isNotNegative();
        return floor;
    }
}
