package org.clawpatrol.proxy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.explain.ExplanationJson;
import org.clawpatrol.dsl.explain.ExplanationText;
import org.clawpatrol.dsl.explain.Extent;
import org.clawpatrol.dsl.explain.TextStyle;
import org.clawpatrol.dsl.test.Expectation;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureExplainer;
import org.clawpatrol.dsl.test.FixtureExplainer.Explained;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy explain}: why a policy answers what it answers to one action. */
@Command(
        name = "explain",
        description = "Show why a policy answers what it answers to one action.",
        footer = {
            "",
            "ACTION is a fixture; it need not say what it expects.",
            "",
            "Example:  clawpatrol policy explain gateway.hcl fixtures/write.json",
            "",
            "Exit codes: 0 explained, 1 the answer is not what the fixture expects, 2 it could not be",
            "replayed."
        })
final class ExplainCommand implements Callable<Integer> {
    /** Texts of a policy or an action may hold characters that turn a terminal's lines round. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description = "A gateway.hcl or a folder of .hcl files.")
    private Path config = Path.of("");

    @Parameters(index = "1", paramLabel = "ACTION", description = "A fixture.")
    private Path action = Path.of("");

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The profile of the device it comes from (default: any).")
    private @Nullable String profile;

    @Option(
            names = "--all",
            description =
                    "Take apart every rule before the deciding one, those the tree never"
                            + " looked at too.")
    private boolean all;

    @Option(names = "--json", description = "Print everything as one JSON object instead.")
    private boolean json;

    @Mixin private VariableOptions variables = new VariableOptions();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Configuration configuration =
                new ConfigurationFiles(terminal, variables).requireQuietly(config, ExitCode.USAGE);
        Explained explained = explain(configuration);
        if (json) {
            terminal.out().println(JSON.writeValueAsString(tree(explained)));
        } else {
            print(explained);
        }
        return explained.agrees() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Explained explain(Configuration configuration) {
        if (!Files.isRegularFile(action)) {
            throw new CommandFailure(ExitCode.USAGE, "no such file: " + action);
        }
        try {
            return new FixtureExplainer(configuration, FixtureReplay.readers())
                    .explain(
                            action,
                            Optional.ofNullable(profile),
                            all || json ? Extent.everything() : Extent.brief());
        } catch (FixtureException e) {
            throw new CommandFailure(ExitCode.USAGE, action + ": " + e.getMessage(), e);
        }
    }

    private void print(Explained explained) {
        explained.warnings().forEach(text -> terminal.err().println("warning: " + text));
        terminal.out().print(ExplanationText.of(explained.explanation(), terminal.style(), all));
        explained
                .expected()
                .filter(_ -> !explained.agrees())
                .ifPresent(
                        wanted -> {
                            terminal.out().println();
                            terminal.out().println(expected(wanted));
                        });
    }

    private static String expected(Expectation wanted) {
        String rule = wanted.rule().isEmpty() ? "no rule" : "rule " + wanted.rule();
        String endpoint = wanted.endpoint().isEmpty() ? "" : " at " + wanted.endpoint();
        return TextStyle.line(
                "The fixture expects: " + wanted.verdict() + " by " + rule + endpoint, 200);
    }

    private static Map<String, Object> tree(Explained explained) {
        Map<String, Object> object = new LinkedHashMap<>();
        explained
                .expected()
                .ifPresent(
                        wanted -> {
                            object.put(
                                    "expected",
                                    Map.of(
                                            "verdict",
                                            wanted.verdict(),
                                            "rule",
                                            wanted.rule(),
                                            "endpoint",
                                            wanted.endpoint()));
                            object.put("agrees", explained.agrees());
                        });
        object.putAll(ExplanationJson.of(explained.explanation()));
        return object;
    }
}
