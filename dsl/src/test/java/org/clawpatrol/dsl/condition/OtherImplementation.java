package org.clawpatrol.dsl.condition;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import java.util.List;
import java.util.Map;

/** Asks another implementation of the language, in which some facts are unknown. */
final class OtherImplementation {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private final CelCompiler compiler =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addLibraries(
                            CelExtensions.sets(OPTIONS),
                            CelExtensions.optional(),
                            CelExtensions.bindings(),
                            CelExtensions.comprehensions())
                    .addVar("http", MapType.create(SimpleType.STRING, SimpleType.DYN))
                    .build();
    private final CelRuntime runtime =
            CelRuntimeFactory.plannerRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .addLibraries(
                            CelExtensions.sets(OPTIONS),
                            CelExtensions.optional(),
                            CelExtensions.comprehensions())
                    .build();
    private final PartialVars vars;

    /**
     * @param facts the known facts of an HTTP request
     * @param unknown the names of the others
     */
    OtherImplementation(Map<String, ?> facts, List<String> unknown) {
        CelAttributePattern[] patterns =
                unknown.stream()
                        .map(
                                name ->
                                        CelAttributePattern.create("http")
                                                .qualify(CelAttribute.Qualifier.ofString(name)))
                        .toArray(CelAttributePattern[]::new);
        this.vars = PartialVars.of(Map.of("http", facts), patterns);
    }

    /** T, F, U, E, or X for what it rejects. */
    String result(String condition) {
        try {
            Object value = runtime.createProgram(compiler.compile(condition).getAst()).eval(vars);
            return switch (value) {
                case Boolean truth -> truth ? "T" : "F";
                case CelUnknownSet _ -> "U";
                default -> "E";
            };
        } catch (CelValidationException e) {
            return "X";
        } catch (CelEvaluationException e) {
            return "E";
        }
    }
}
