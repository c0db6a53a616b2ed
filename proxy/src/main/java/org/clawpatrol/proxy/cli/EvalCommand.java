package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.condition.CompiledExpression;
import org.clawpatrol.dsl.condition.ConditionCompiler;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.test.Fixture;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureFile;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.protocol.http.HttpFixtureReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy eval}: one expression over the facts of one recorded action. */
@Command(
        name = "eval",
        description = "Evaluate one condition, over a recorded HTTP request if one is given.",
        footer = {
            "",
            "Example:  clawpatrol policy eval \"http.method == 'GET'\" --facts fixtures/read.json",
            "",
            "Exit codes: 0 a value, 2 it does not parse or check, 3 an evaluation error, 4 unknown."
        })
final class EvalCommand implements Callable<Integer> {
    private static final int EVALUATION_ERROR = 3;
    private static final int UNKNOWN = 4;
    private static final String EMPTY_REQUEST =
            "{\"action\":{\"http\":{\"method\":\"GET\",\"path\":\"/\"}},"
                    + "\"match\":{\"verdict\":\"allow\"}}";

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "EXPR", description = "The expression.")
    private String expression = "";

    @Option(
            names = {"--facts", "-facts"},
            paramLabel = "FILE",
            description = "A fixture whose request the expression reads (default: GET /).")
    private @Nullable Path facts;

    EvalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<CompiledExpression> compiled =
                new ConditionCompiler()
                        .compileExpression(
                                MappedText.verbatim(new Source("expression", expression)),
                                FactSchema.of(Family.HTTP),
                                diagnostics);
        terminal.err().print(DiagnosticRenderer.plain().render(diagnostics.all()));
        if (compiled.isEmpty()) {
            return ExitCode.USAGE;
        }
        return print(compiled.get().expr().evaluate(new Frame(facts())));
    }

    private int print(Value value) {
        return switch (value) {
            case UnknownValue unknown -> {
                terminal.err().println("unknown: " + unknown.detail());
                yield UNKNOWN;
            }
            case ErrorValue error -> {
                terminal.err().println("error: " + error.message());
                yield EVALUATION_ERROR;
            }
            default -> {
                terminal.out().println(ValueText.of(value));
                yield ExitCode.OK;
            }
        };
    }

    private Facts facts() throws IOException {
        byte[] text =
                facts == null
                        ? EMPTY_REQUEST.getBytes(java.nio.charset.StandardCharsets.UTF_8)
                        : Files.readAllBytes(facts);
        try {
            Fixture fixture = new FixtureFile().parse(text);
            EndpointConfig none =
                    new EndpointConfig(
                            "eval",
                            "https",
                            Family.HTTP,
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            return new HttpFixtureReader()
                    .read(fixture.action(), none, new GatewaySettings.Limits(text.length + 1, 1));
        } catch (FixtureException e) {
            throw new CommandFailure(ExitCode.USAGE, facts + ": " + e.getMessage(), e);
        }
    }
}
