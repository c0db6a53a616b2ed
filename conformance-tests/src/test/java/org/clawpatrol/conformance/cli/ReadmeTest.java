package org.clawpatrol.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README prints does what the README says. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    /** Subcommands that end by themselves and need no network. */
    private static final Set<String> OFFLINE = Set.of("test", "validate", "version");

    @TempDir private Path home;

    private static List<String> blocks(String language) throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(Repository.root().resolve("README.md")));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    /** Arguments of every printed call of the launcher, comments removed. */
    private static List<List<String>> calls() throws IOException {
        return blocks("console").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("$ ./clawpatrol "))
                .map(line -> line.substring("$ ./clawpatrol ".length()).replaceFirst(" +#.*", ""))
                .map(line -> List.of(line.split(" +")))
                .toList();
    }

    private Finished call(List<String> arguments) throws Exception {
        return new Product(home, Repository.root(), Map.of())
                .call(arguments.toArray(String[]::new));
    }

    @Test
    void demo_once_endsWithEveryOutcomeAsStated() throws Exception {
        assertThat(calls()).contains(List.of("demo"));
        Finished demo = call(List.of("demo", "--once"));
        assertThat(demo.code()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.out()).doesNotContain("NOT AS STATED").contains("never reached");
    }

    @Test
    void offlineCommands_ofTheReadme_succeed() throws Exception {
        List<List<String>> offline =
                calls().stream().filter(call -> OFFLINE.contains(call.getFirst())).toList();
        assertThat(offline).isNotEmpty();
        for (List<String> call : offline) {
            Finished finished = call(call);
            assertThat(finished.code()).as(call + finished.err()).isZero();
        }
    }

    @Test
    void otherCommands_ofTheReadme_exist() throws Exception {
        for (List<String> call : calls()) {
            Finished help = call(List.of(call.getFirst(), "--help"));
            assertThat(help.code()).as(call + help.err()).isZero();
        }
    }

    @Test
    void rules_ofTheReadme_load() throws Exception {
        Path ca = Files.createFile(home.resolve("origin-ca.pem"));
        assertThat(ca).exists();
        for (String rule : blocks("hcl")) {
            String frame =
                    LabPolicy.frame()
                            .replaceAll(".*ca_cert.*\n", "")
                            .replace("\"https\" \"api\"", "\"https\" \"github\"")
                            .replace("https.api", "https.github")
                            .replace("@PORT@", "1");
            Path file = Files.writeString(home.resolve("gateway.hcl"), frame + rule);
            Finished validate = call(List.of("validate", file.toString()));
            assertThat(validate.code()).as(validate.err()).isZero();
        }
    }
}
