package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.condition.CompiledExpression;
import org.clawpatrol.dsl.condition.Declarations;
import org.clawpatrol.dsl.condition.Environment;
import org.clawpatrol.dsl.condition.ExpressionCompiler;
import org.clawpatrol.dsl.report.DiagnosticJson;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.NoFacts;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.reading.ReadAction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy eval}: one expression over the facts of one recorded action. */
@Command(
        name = "eval",
        description = "Evaluate one condition, over a recorded action if one is given.",
        footer = {
            "",
            "Example:  clawpatrol policy eval \"http.method == 'GET'\" --facts fixtures/read.json",
            "",
            "Exit codes: 0 a value, 2 it does not parse or check, 3 an evaluation error, 4 unknown."
        })
final class EvalCommand implements Callable<Integer> {
    private static final int EVALUATION_ERROR = 3;
    private static final int UNKNOWN = 4;
    private static final String WITHOUT_FACTS = "cel";

    private final Terminal terminal;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPR", description = "The expression.")
    private @Nullable String expression;

    @Option(
            names = "--batch",
            description = "Answer expressions from standard input, one JSON object a line.")
    private boolean batch;

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = "A fixture, its action alone, or facts by variable (default: GET /).")
    private @Nullable Path facts;

    @Option(
            names = "--family",
            paramLabel = "FAMILY",
            description =
                    "http, sql, k8s or ssh: which facts exist; cel: the language alone (default:"
                            + " what FILE describes, else http).")
    private String familyName = "";

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    EvalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (batch == (expression != null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "give either EXPR or --batch");
        }
        return expression == null ? new EvalBatch(terminal).run() : evaluate(expression);
    }

    private int evaluate(String text) throws IOException {
        if (familyName.equals(WITHOUT_FACTS)) {
            return evaluate(text, Environment.of(Declarations.in("")), NoFacts.NONE);
        }
        ReadAction action = new EvalFacts(facts, family()).read();
        return evaluate(text, Environment.of(FactSchema.of(action.family())), action.facts());
    }

    private int evaluate(String text, Environment environment, Facts action) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<CompiledExpression> compiled =
                new ExpressionCompiler()
                        .compile(
                                MappedText.verbatim(new Source("expression", text)),
                                environment,
                                diagnostics)
                        .expression();
        if (!json) {
            terminal.err().print(terminal.rendered(diagnostics.all()));
        }
        if (compiled.isEmpty()) {
            if (json) {
                print(
                        Map.of(
                                "outcome",
                                "invalid",
                                "diagnostics",
                                DiagnosticJson.of(diagnostics.all())));
            }
            return ExitCode.USAGE;
        }
        Value value = new Frame(action).evaluate(compiled.get().expr());
        return json ? asJson(value) : asText(value);
    }

    private Optional<Family> family() {
        Optional<Family> family = Family.of(familyName);
        if (family.isEmpty() && !familyName.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "unknown family: " + familyName + " (write http, sql, k8s or ssh)");
        }
        return family;
    }

    private int asText(Value value) {
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

    private int asJson(Value value) {
        return switch (value) {
            case UnknownValue unknown -> {
                print(Map.of("outcome", "unknown", "detail", unknown.detail()));
                yield UNKNOWN;
            }
            case ErrorValue error -> {
                print(Map.of("outcome", "error", "detail", error.message()));
                yield EVALUATION_ERROR;
            }
            default -> {
                print(Map.of("outcome", "value", "value", TaggedValue.of(value)));
                yield ExitCode.OK;
            }
        };
    }

    private void print(Map<String, Object> object) {
        terminal.out().println(JsonMapper.shared().writeValueAsString(new TreeMap<>(object)));
    }
}
