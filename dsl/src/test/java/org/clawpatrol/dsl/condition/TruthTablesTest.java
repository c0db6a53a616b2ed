package org.clawpatrol.dsl.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.junit.jupiter.api.Test;

/** Every operator and macro over true, false, unknown and error, as the file of tables says. */
class TruthTablesTest {
    private static final MapFacts TRUNCATED =
            new MapFacts(
                    Map.of("http.method", new StringValue("get"), "http.headers", MapValue.EMPTY),
                    true);

    private static final long SEED = 20_261_121L;

    private final OtherImplementation other =
            new OtherImplementation(
                    Map.of("method", "get", "headers", Map.of()), List.of("body", "body_json"));

    /** A condition and what it comes to. */
    private record Case(String condition, char expected) {}

    @Test
    void everyCell_isAsInTheTable() {
        List<String> wrong = new ArrayList<>();
        for (TruthTables.Template template : TruthTables.templates()) {
            for (String letters : template.combinations()) {
                String ours = result(template.filled(TruthTables.operands(letters)));
                compare(
                        template.text() + " with " + letters,
                        ours,
                        template.result(letters),
                        wrong);
            }
        }

        assertThat(wrong).isEmpty();
    }

    /**
     * Where an unknown and an error meet, the other implementation keeps the first of them in
     * places; here the unknown wins.
     */
    @Test
    void everyCell_withoutBothUnknownAndError_isTheSameToAnotherImplementation() {
        List<String> wrong = new ArrayList<>();
        for (TruthTables.Template template : TruthTables.templates()) {
            for (String letters : template.shared() ? template.combinations() : List.<String>of()) {
                boolean mixed = letters.contains("U") && letters.contains("E");
                String theirs =
                        mixed
                                ? "" + template.result(letters)
                                : other.result(template.filled(TruthTables.operands(letters)));
                compare(
                        template.text() + " with " + letters,
                        theirs,
                        template.result(letters),
                        wrong);
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** The tables hold for any operands, so they are the oracle for what is built from them. */
    @Test
    void nestedTemplates_comeToWhatTheTablesSay() {
        List<TruthTables.Template> templates = TruthTables.templates();
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Case nested = nested(random, templates, TruthTables.LETTERS, 3);
            compare(nested.condition, result(nested.condition), nested.expected, wrong);
        }

        assertThat(wrong).isEmpty();
    }

    /** A budget changes nothing but whether there is a result. */
    @Test
    void nestedTemplates_withAnyBudget_giveTheirResultOrAreUnknown() {
        List<TruthTables.Template> templates = TruthTables.templates();
        Random random = new Random(SEED + 1);
        for (int i = 0; i < 1_000; i++) {
            Expr expr = compiled(nested(random, templates, TruthTables.LETTERS, 2).condition);
            Frame unlimited = new Frame(TRUNCATED);
            Value full = unlimited.evaluate(expr);
            int needed = (int) unlimited.spent();

            assertThat(new Frame(TRUNCATED, needed).evaluate(expr)).isEqualTo(full);
            if (needed > 0) {
                Value cut = new Frame(TRUNCATED, random.nextInt(needed)).evaluate(expr);
                assertThat(cut.equals(full) || isTooCostly(cut)).as("%s", cut).isTrue();
            }
        }
    }

    private static boolean isTooCostly(Value value) {
        return value instanceof UnknownValue unknown
                && unknown.causes().contains(UnknownValue.Cause.COST);
    }

    /** Without errors, which the other implementation takes for values inside some operators. */
    @Test
    void nestedTemplates_areTheSameToAnotherImplementation() {
        String letters = "TFU";
        List<TruthTables.Template> templates =
                TruthTables.templates().stream()
                        .filter(TruthTables.Template::shared)
                        .filter(template -> isClosed(template, letters))
                        .toList();
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Case nested = nested(random, templates, letters, 2);
            compare(nested.condition, other.result(nested.condition), nested.expected, wrong);
        }

        assertThat(wrong).isEmpty();
    }

    /** Whether operands of these letters give no others. */
    private static boolean isClosed(TruthTables.Template template, String letters) {
        return template.combinations().stream()
                .filter(each -> each.chars().allMatch(letter -> letters.indexOf(letter) >= 0))
                .allMatch(each -> letters.indexOf(template.result(each)) >= 0);
    }

    private static Case nested(
            Random random, List<TruthTables.Template> templates, String letters, int depth) {
        if (depth == 0) {
            char letter = letters.charAt(random.nextInt(letters.length()));
            return new Case(TruthTables.operand(letter), letter);
        }
        TruthTables.Template template = templates.get(random.nextInt(templates.size()));
        List<String> conditions = new ArrayList<>();
        StringBuilder results = new StringBuilder();
        for (int i = 0; i < template.operands(); i++) {
            Case operand = nested(random, templates, letters, random.nextInt(depth));
            conditions.add(operand.condition);
            results.append(operand.expected);
        }
        String condition = "(" + template.filled(conditions) + ")";
        return new Case(condition, template.result(results.toString()));
    }

    private static void compare(String subject, String actual, char expected, List<String> wrong) {
        if (!actual.equals(String.valueOf(expected))) {
            wrong.add(subject + ": " + actual + " instead of " + expected);
        }
    }

    private static String result(String condition) {
        Value value = new Frame(TRUNCATED).evaluate(compiled(condition));
        return switch (value) {
            case BoolValue.TRUE -> "T";
            case BoolValue.FALSE -> "F";
            case UnknownValue _ -> "U";
            case ErrorValue _ -> "E";
            default -> throw new AssertionError(condition + " is no condition");
        };
    }

    private static Expr compiled(String condition) {
        Diagnostics found = new Diagnostics();
        return new ConditionCompiler()
                .compile(
                        MappedText.verbatim(new Source("table", condition)),
                        FactSchema.of(Family.HTTP),
                        found)
                .orElseThrow(() -> new AssertionError(condition + "\n" + found.all()));
    }
}
