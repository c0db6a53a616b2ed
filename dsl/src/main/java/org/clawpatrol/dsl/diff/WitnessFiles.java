package org.clawpatrol.dsl.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.dsl.test.TestFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes witnesses as fixtures, and as test files where they need facts that no fixture can say.
 * Each expects what the later configuration answers. Stateless.
 */
public final class WitnessFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private WitnessFiles() {}

    /**
     * Writes one file a class into a folder, which is made where it is missing.
     *
     * @return how many; a witness that cannot be recorded has none
     */
    public static int write(PolicyDifference difference, Path folder) throws IOException {
        Files.createDirectories(folder);
        int written = 0;
        int number = 0;
        for (DecisionChange change : difference.changes()) {
            number++;
            String name =
                    String.format(
                            Locale.ROOT,
                            "%03d-%s-%s",
                            number,
                            change.kind().word(),
                            change.endpoint());
            switch (change.witness().form()) {
                case FIXTURE -> {
                    String text = JSON.writeValueAsString(DiffJson.fixture(change.witness()));
                    Files.writeString(folder.resolve(name + ".json"), text + "\n");
                    written++;
                }
                case TEST -> {
                    Files.writeString(folder.resolve(name + TestFile.SUFFIX), test(name, change));
                    written++;
                }
                case FACTS -> {}
            }
        }
        return written;
    }

    private static String test(String name, DecisionChange change) {
        Witness witness = change.witness();
        StringBuilder out = new StringBuilder();
        out.append("test ").append(HclLiteral.of(name)).append(" {\n  action {\n");
        out.append("    endpoint = ").append(change.endpoint()).append('\n');
        Object credential = witness.action().get("credential");
        out.append("    credential = ")
                .append(credential == null ? "none" : HclLiteral.of(credential))
                .append('\n');
        if (witness.action().containsKey("truncated")) {
            out.append("    truncated = true\n");
        }
        out.append("    facts = ").append(HclLiteral.of(HclLiteral.nested(witness.facts())));
        out.append('\n');
        for (String family : List.of("http", "k8s", "sql", "ssh")) {
            if (witness.action().get(family) instanceof Map<?, ?> block) {
                out.append("    ").append(family).append(" {\n");
                block.forEach((key, value) -> attribute(out, "      ", key, value));
                out.append("    }\n");
            }
        }
        out.append("  }\n  expect {\n");
        witness.expected()
                .ifPresent(
                        expected -> {
                            attribute(out, "    ", "verdict", expected.verdict());
                            attribute(out, "    ", "rule", expected.rule());
                        });
        return out.append("  }\n}\n").toString();
    }

    private static void attribute(
            StringBuilder out, String indent, Object key, @Nullable Object value) {
        out.append(indent).append(key).append(" = ").append(HclLiteral.of(value)).append('\n');
    }
}
