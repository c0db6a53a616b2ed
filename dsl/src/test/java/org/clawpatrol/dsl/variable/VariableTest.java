package org.clawpatrol.dsl.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the values of variables come from, and what files functions may read. */
final class VariableTest {
    private static final String FILE =
            """
            schema_version = 1
            gateway { proxy { listen = "127.0.0.1:9180" } }
            defaults { unknown_host = "deny" }
            variable "note" { %s }
            endpoint "https" "api" {
              hosts       = ["a.lab.test"]
              description = %s
            }
            """
                    .replace("gateway { proxy {", "gateway {\n  proxy {")
                    .replace("} }\ndefaults", "}\n}\ndefaults");

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/tester"));
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Path> files = new java.util.ArrayList<>();

    @Test
    void value_ofTheCommandLine_winsOverFilesOverTheEnvironmentOverTheDefault() throws IOException {
        String declared = "default = \"default\"";
        assertThat(description(declared, "var.note")).isEqualTo("default");

        environment.put("CLAWPATROL_VAR_note", "environment");
        assertThat(description(declared, "var.note")).isEqualTo("environment");

        files.add(Files.writeString(folder.resolve("a.values"), "note = \"first\"\n"));
        assertThat(description(declared, "var.note")).isEqualTo("first");

        files.add(Files.writeString(folder.resolve("b.values"), "note = \"second\"\n"));
        assertThat(description(declared, "var.note")).isEqualTo("second");

        texts.put("note", "command line");
        assertThat(description(declared, "var.note")).isEqualTo("command line");
    }

    @Test
    void text_ofAComposedType_isAnExpression() throws IOException {
        texts.put("note", "[\"a\", \"b\"]");
        assertThat(description("type = list(string)", "join(\"+\", var.note)")).isEqualTo("a+b");

        texts.put("note", "${x} [1]");
        assertThat(description("type = string", "var.note")).isEqualTo("${x} [1]");

        texts.put("note", "012.50");
        assertThat(description("type = number", "\"n${var.note}\"")).isEqualTo("n12.5");
    }

    @Test
    void text_thatIsNoValueOfTheType_isAnErrorThatNamesItsOrigin() throws IOException {
        texts.put("note", "[\"a\"]\nevil = 1");
        assertThat(problems("type = list(string)")).contains("`--var note` is not one value");

        texts.put("note", "[1,");
        assertThat(problems("type = list(string)")).contains("--var note:1:");

        texts.put("note", "many");
        assertThat(problems("type = number"))
                .contains("`--var note`: the value must be a number, not a string");

        texts.clear();
        environment.put("CLAWPATROL_VAR_note", "maybe");
        assertThat(problems("type = bool"))
                .contains("`CLAWPATROL_VAR_note`: the value must be true or false");
    }

    @Test
    void name_thatIsNotDeclared_isAnErrorAndInTheEnvironmentAWarning() throws IOException {
        texts.put("nota", "x");
        files.add(Files.writeString(folder.resolve("v.values"), "noet = 1\nnested {}\n"));

        assertThat(problems("default = \"\""))
                .contains("`--var nota`: no variable `nota` is declared", "did you mean `note`?")
                .contains("v.values:1:1: error: no variable `noet` is declared")
                .contains("v.values:2:1: error: a file of values holds attributes only");

        texts.clear();
        files.clear();
        environment.put("CLAWPATROL_VAR_other", "x");
        LoadResult result = load("default = \"\"", "var.note");
        assertThat(result.configuration()).isPresent();
        assertThat(rendered(result)).contains("warning: `CLAWPATROL_VAR_other` is set, but");
    }

    @Test
    void fileOfValues_thatCannotBeRead_isAnError() throws IOException {
        files.add(folder.resolve("none.values"));

        assertThat(problems("default = \"\"")).contains("cannot read `--var-file ");
    }

    @Test
    void filesThatWereRead_belongToTheConfiguration() throws IOException {
        Path values = Files.writeString(folder.resolve("v.values"), "note = \"x\"\n");
        files.add(values);
        Files.writeString(folder.resolve("text.txt"), "hello");

        LoadResult result = load("default = \"\"", "file(\"text.txt\")");

        assertThat(result.configuration().orElseThrow().sources())
                .contains(values, folder.resolve("text.txt"));
    }

    @Test
    void file_behindALinkThatLeadsOutside_isNotRead() throws IOException {
        Path outside = Files.createTempFile("outside", ".txt");
        try {
            Files.createSymbolicLink(folder.resolve("link.txt"), outside);
            Files.createDirectory(folder.resolve("sub"));
            Files.writeString(folder.resolve("inside.txt"), "inside");
            Files.createSymbolicLink(folder.resolve("sub/link.txt"), folder.resolve("inside.txt"));

            assertThat(rendered(load("default = 1", "file(\"link.txt\")")))
                    .contains("leads out of the configuration's folder");
            assertThat(description("default = 1", "file(\"sub/link.txt\")")).isEqualTo("inside");
        } finally {
            Files.delete(outside);
        }
    }

    @Test
    void file_thatIsLargeOrNoText_isNotRead() throws IOException {
        Files.write(folder.resolve("large.txt"), new byte[(1 << 20) + 1]);
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff});

        assertThat(rendered(load("default = 1", "file(\"large.txt\")"))).contains("1 MiB");
        assertThat(rendered(load("default = 1", "file(\"binary\")"))).contains("not UTF-8 text");
    }

    @Test
    void locals_inALongChain_areComputed() throws IOException {
        StringBuilder chain = new StringBuilder("locals {\n  l0 = \"x\"\n");
        for (int i = 1; i <= 20_000; i++) {
            chain.append("  l%d = local.l%d\n".formatted(i, i - 1));
        }
        Path file =
                Files.writeString(
                        folder.resolve("gateway.hcl"),
                        FILE.formatted("default = 1", "local.l20000") + chain + "}\n");

        LoadResult result = new PolicyLoader(environment).load(file);

        assertThat(rendered(result)).doesNotContain("error");
    }

    @Test
    void locals_thatDoubleEachOther_endInAnError() throws IOException {
        StringBuilder doubling = new StringBuilder("locals {\n  l0 = [\"x\"]\n");
        for (int i = 1; i <= 64; i++) {
            doubling.append("  l%d = [local.l%d, local.l%d]\n".formatted(i, i - 1, i - 1));
        }
        Path file =
                Files.writeString(
                        folder.resolve("gateway.hcl"),
                        FILE.formatted("default = 1", "local.l64 == local.l64 ? \"a\" : \"b\"")
                                + doubling
                                + "}\n");

        LoadResult result = new PolicyLoader(environment).load(file);

        assertThat(rendered(result)).contains("this expression computes too much");
    }

    private LoadResult load(String declared, String description) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("gateway.hcl"), FILE.formatted(declared, description));
        return new PolicyLoader(environment, new VariableValues(texts, files)).load(file);
    }

    private String description(String declared, String expression) throws IOException {
        LoadResult result = load(declared, expression);
        assertThat(rendered(result)).doesNotContain("error");
        return Objects.requireNonNull(result.configuration().orElseThrow().endpoints().get("api"))
                .description()
                .orElseThrow();
    }

    private String problems(String declared) throws IOException {
        LoadResult result = load(declared, "\"x\"");
        assertThat(result.configuration()).isEmpty();
        return rendered(result);
    }

    private static String rendered(LoadResult result) {
        return result.diagnostics().stream()
                .map(DiagnosticRenderer.plain()::line)
                .collect(Collectors.joining("\n"));
    }
}
