package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.values.CelByteString;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelOptionalLibrary;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

/** Random library calls have the same result here and in another implementation. */
class CelLibraryDifferentialTest {
    private static final String ERROR = "error";
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    /** Calls that mean something else there, and why ours is right. */
    private static final Map<String, String> DIFFERENT =
            Map.of(
                    "split\\(.*, -1\\)",
                    "without a limit every part counts, also an empty last one",
                    "(split|replace)\\(.*, 9223372036854775807\\)",
                    "a limit may be any int",
                    "math.trunc\\(1e300\\)",
                    "a double beyond the range of int has no fraction either",
                    "ndexOf\\('', .+\\)",
                    "a position outside the text is an error for the empty text too",
                    "regex.*\\\\U0001F600.*'x\\*'",
                    "there is nothing between the halves of a character");

    private static final CelCompiler COMPILER =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addLibraries(
                            CelExtensions.strings(),
                            CelExtensions.math(),
                            CelExtensions.lists(),
                            CelExtensions.regex(),
                            CelOptionalLibrary.INSTANCE)
                    .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .addLibraries(
                            CelExtensions.strings(),
                            CelExtensions.math(),
                            CelExtensions.lists(),
                            CelExtensions.regex(),
                            CelOptionalLibrary.INSTANCE)
                    .build();

    @Test
    void randomTextCall_hasTheSameResult() {
        assertThat(disagreements(LibraryCallGenerator::text, 1)).isEmpty();
    }

    @Test
    void randomMathCall_hasTheSameResult() {
        assertThat(disagreements(LibraryCallGenerator::math, 2)).isEmpty();
    }

    @Test
    void randomListCall_hasTheSameResult() {
        assertThat(disagreements(LibraryCallGenerator::list, 3)).isEmpty();
    }

    @Test
    void randomPatternCall_hasTheSameResult() {
        assertThat(disagreements(LibraryCallGenerator::pattern, 4)).isEmpty();
    }

    private static List<String> disagreements(
            Function<LibraryCallGenerator, String> kind, long seed) {
        LibraryCallGenerator generator = new LibraryCallGenerator(new Random(seed));
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String call = kind.apply(generator);
            String theirs = theirs(call);
            Value result = CelCases.result(call);
            String ours = ours(result);
            if (!theirs.equals(ours) && !isKnown(call, theirs, result)) {
                disagreements.add(call + "\n  they: " + theirs + "\n  we: " + result);
            }
        }
        return disagreements;
    }

    private static boolean isKnown(String call, String theirs, Value ours) {
        if (DIFFERENT.keySet().stream()
                .anyMatch(each -> Pattern.compile(each).matcher(call).find())) {
            return true;
        }
        // A search may begin at the end of the text and finds nothing there.
        boolean atEnd = call.contains("ndexOf(") && theirs.equals(ERROR);
        // Groups are counted before a match is looked for, so that the result is no surprise.
        boolean groups = call.startsWith("regex.") && ours instanceof ErrorValue;
        return (atEnd && ours instanceof IntValue) || groups;
    }

    private static String theirs(String call) {
        try {
            return text(RUNTIME.createProgram(COMPILER.compile(call).getAst()).eval());
        } catch (CelValidationException | CelEvaluationException e) {
            return ERROR;
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case String string -> quoted(string);
            case UnsignedLong number -> number + "u";
            case List<?> list -> list.stream().map(each -> text(each)).toList().toString();
            case Optional<?> optional -> optional.map(each -> text(each)).toString();
            case CelByteString bytes -> bytes.toString();
            case Double number -> Double.toString(number == 0 ? 0 : number);
            default -> String.valueOf(value);
        };
    }

    private static String ours(Value value) {
        return switch (value) {
            case StringValue(String text) -> quoted(text);
            case IntValue(long number) -> Long.toString(number);
            case UintValue(long bits) -> Long.toUnsignedString(bits) + "u";
            case DoubleValue(double number) -> text(number);
            case BoolValue truth -> truth == BoolValue.TRUE ? "true" : "false";
            case ListValue(List<Value> elements) ->
                    elements.stream().map(each -> ours(each)).toList().toString();
            case OptionalValue(Value held) ->
                    Optional.ofNullable(held).map(each -> ours(each)).toString();
            case Undefined _ -> ERROR;
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
