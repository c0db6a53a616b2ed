package org.clawpatrol.proxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.clawpatrol.proxy.flow.CredentialSource;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.SplicePermit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls inside the gateway: who may know what, and who alone may grant. */
class ArchitectureTest {
    private static final String ROOT = "org.clawpatrol.proxy";

    // JUnit makes an instance per test; reading the classes takes longer than all rules.
    private static final JavaClasses PROXY =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void netty_isSeenByTheNetworkRoomsOnly() {
        seenOnlyIn("io.netty..", ".net..", ".tls..", ".protocol..", ".training..");
    }

    @Test
    void sql_isSeenByTheStoreOnly() {
        seenOnlyIn("java.sql..", ".state..");
        seenOnlyIn("org.jooq..", ".state..");
        seenOnlyIn("org.flywaydb..", ".state..");
    }

    @Test
    void webServerAndTemplates_areSeenByTheDashboardOnly() {
        seenOnlyIn("io.javalin..", ".dashboard..");
        seenOnlyIn("org.eclipse.jetty..", ".dashboard..");
        seenOnlyIn("gg.jte..", ".dashboard..");
    }

    @Test
    void certificateLibrary_isSeenByTlsOnly() {
        seenOnlyIn("org.bouncycastle..", ".tls..");
    }

    @Test
    void commandLineLibrary_isSeenByCommandsOnly() {
        seenOnlyIn("picocli..", ".cli..");
    }

    @Test
    void metricAndTraceLibraries_areSeenByTheirRoomsOnly() {
        seenOnlyIn("io.prometheus..", ".telemetry.prometheus..");
        seenOnlyIn("io.opentelemetry..", ".telemetry.otel..");
    }

    @Test
    void parserLibrary_isSeenByNobodyHere() {
        noClasses().should().dependOnClassesThat().resideInAPackage("org.antlr..").check(PROXY);
    }

    @Test
    void protocols_doNotSeeEachOther() {
        slices().matching(ROOT + ".protocol.(*)..")
                .should()
                .notDependOnEachOther()
                // The Kubernetes API is HTTP.
                .ignoreDependency(
                        JavaClass.Predicates.resideInAPackage(ROOT + ".protocol.kubernetes.."),
                        JavaClass.Predicates.resideInAPackage(ROOT + ".protocol.http.."))
                .allowEmptyShould(true)
                .check(PROXY);
    }

    @Test
    void packages_formNoCycle() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(generated(), DescribedPredicate.alwaysTrue())
                .check(PROXY);
    }

    @Test
    void permits_areMadeByTheFlowOnly() {
        for (Class<?> permit : new Class<?>[] {Permit.class, SplicePermit.class}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".flow..")
                    .should()
                    .callConstructorWhere(
                            JavaCall.Predicates.target(
                                    HasOwner.Predicates.With.owner(
                                            JavaClass.Predicates.equivalentTo(permit))))
                    .check(PROXY);
        }
    }

    @Test
    void secrets_areLentToTheFlowOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".flow..")
                .should()
                .callMethod(CredentialSource.class, "lend", Permit.class)
                .check(PROXY);
    }

    @Test
    void names_sayWhatAClassIs() {
        // A key manager and a trust manager are what Java calls them.
        noClasses()
                .that()
                .areNotAssignableTo(KeyManager.class)
                .and()
                .areNotAssignableTo(TrustManager.class)
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
                .check(PROXY);
    }

    @Test
    void packages_areNullMarked() {
        assertThat(
                        PROXY.stream()
                                .map(JavaClass::getPackage)
                                .distinct()
                                .filter(p -> !p.getName().startsWith(ROOT + ".state.schema")))
                .allMatch(p -> p.isAnnotatedWith(NullMarked.class));
    }

    /** The store's classes that the build makes from its migrations. */
    private static DescribedPredicate<JavaClass> generated() {
        return JavaClass.Predicates.resideInAPackage(ROOT + ".state.schema..");
    }

    private void seenOnlyIn(String library, String... rooms) {
        String[] allowed = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            allowed[i] = ROOT + rooms[i];
        }
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(PROXY);
    }
}
