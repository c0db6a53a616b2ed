package org.clawpatrol.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls inside the engine and around it. */
class ArchitectureTest {
    private static final String ROOT = "org.clawpatrol.engine";
    private static final List<String> ORDER =
            Stream.of("type", "value", "time", "fact", "expr", "library", "tree", "policy")
                    .map(name -> ROOT + "." + name + "..")
                    .toList();

    // JUnit makes an instance per test; reading the classes takes longer than all rules.
    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void engine_dependsOn_nothingButJdkNullnessAndRe2() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..", "java..", "org.jspecify.annotations..", "com.google.re2j..")
                .check(ENGINE);
    }

    @Test
    void regularExpressionLibrary_isSeenByExpressionsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".expr..", ROOT + ".library.pattern..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.re2j..")
                .check(ENGINE);
    }

    @Test
    void packages_dependDownwardsOnly() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] above = ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(ORDER.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(ENGINE);
            }
        }
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void engine_touchesNeitherFilesNorNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.(io|nio\\.file|net)\\.(?!(Inet(4|6)?Address|UnknownHostException)$).*")
                .check(ENGINE);
        noClasses()
                .should()
                .callMethod(InetAddress.class, "getByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getAllByName", String.class)
                .check(ENGINE);
    }

    @Test
    void names_sayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)").check(ENGINE);
    }

    @Test
    void packages_areNullMarked() {
        List<JavaPackage> packages = ENGINE.stream().map(JavaClass::getPackage).distinct().toList();
        assertThat(packages)
                .hasSizeGreaterThan(ORDER.size())
                .allMatch(p -> p.isAnnotatedWith(NullMarked.class));
    }
}
