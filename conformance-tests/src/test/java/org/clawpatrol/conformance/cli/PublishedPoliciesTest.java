package org.clawpatrol.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.Repository;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy we publish loads, and its fixtures pass, through the command line. */
class PublishedPoliciesTest {
    @TempDir private Path home;

    static List<Path> policies() throws IOException {
        Path root = Repository.root();
        return Stream.concat(
                        below(root.resolve("examples")),
                        below(
                                root.resolve(
                                        "stdlib-policies/src/main/resources/org/clawpatrol/policies")))
                .map(root::relativize)
                .toList();
    }

    private static Stream<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(path -> path.getFileName().toString().endsWith(".hcl"))
                    .filter(path -> !path.getFileName().toString().endsWith(".test.hcl"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policy_published_loadsAndPassesItsFixtures(Path policy) throws Exception {
        Product product = new Product(home, Repository.root(), Map.of());
        Finished validate = product.call("validate", policy.toString());
        assertThat(validate.code()).as(validate.err()).isZero();
        Path fixtures = policy.resolveSibling("fixtures");
        Finished test = product.call("test", policy.toString(), fixtures.toString());
        assertThat(test.code()).as(test.err()).isZero();
        assertThat(test.out()).contains(", 0 mismatch(es)");
    }
}
