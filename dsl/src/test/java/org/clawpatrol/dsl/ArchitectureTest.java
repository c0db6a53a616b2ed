package org.clawpatrol.dsl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls inside the language front end and around it. */
class ArchitectureTest {
    private static final String ROOT = "org.clawpatrol.dsl";

    // JUnit makes an instance per test; reading the classes takes longer than all rules.
    private static final JavaClasses DSL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void dsl_dependsOn_theEngineAndItsParsersOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "org.clawpatrol.engine..",
                        "com.google.re2j..",
                        "java..",
                        "javax.xml.stream..",
                        "org.jspecify.annotations..",
                        "org.antlr.v4.runtime..",
                        "tools.jackson..")
                .check(DSL);
    }

    @Test
    void parserLibrary_isSeenByTheParsingPackagesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".hcl..", ROOT + ".condition..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr..")
                .check(DSL);
    }

    @Test
    void dsl_reachesNoNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(?!URI|IDN|InetAddress).*")
                .check(DSL);
    }

    @Test
    void packages_formNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(DSL);
    }

    @Test
    void names_sayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)").check(DSL);
    }

    @Test
    void packages_areNullMarked() {
        assertThat(DSL.stream().map(JavaClass::getPackage).distinct())
                .allMatch(p -> p.isAnnotatedWith(NullMarked.class));
    }
}
