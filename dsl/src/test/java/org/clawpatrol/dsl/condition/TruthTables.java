package org.clawpatrol.dsl.condition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Reads the file of truth tables. Stateless. */
final class TruthTables {
    static final String LETTERS = "TFUE";

    private TruthTables() {}

    /**
     * An operator or macro.
     *
     * @param text with A, B and C for its operands
     * @param results by the combination of operands, the last one running fastest
     * @param shared whether another implementation has it too
     */
    record Template(String text, int operands, String results, boolean shared) {

        String filled(List<String> conditions) {
            String filled = text;
            for (int i = 0; i < operands; i++) {
                String letter = "\\b" + (char) ('A' + i) + "\\b";
                filled = filled.replaceAll(letter, Matcher.quoteReplacement(conditions.get(i)));
            }
            return filled;
        }

        char result(String letters) {
            int index = 0;
            for (int i = 0; i < letters.length(); i++) {
                index = index * LETTERS.length() + LETTERS.indexOf(letters.charAt(i));
            }
            return results.charAt(index);
        }

        /** Every combination of letters for the operands. */
        List<String> combinations() {
            List<String> combinations = new ArrayList<>(List.of(""));
            for (int i = 0; i < operands; i++) {
                List<String> longer = new ArrayList<>();
                for (String each : combinations) {
                    LETTERS.chars().forEach(letter -> longer.add(each + (char) letter));
                }
                combinations = longer;
            }
            return combinations;
        }
    }

    /** What a letter is written as; both the facts and the error exist in either language. */
    static String operand(char letter) {
        return switch (letter) {
            case 'T' -> "(http.method == 'get')";
            case 'F' -> "(http.method == 'put')";
            case 'U' -> "(http.body == 'x')";
            default -> "(http.headers['none'] == ['x'])";
        };
    }

    static List<String> operands(String letters) {
        return letters.chars().mapToObj(letter -> operand((char) letter)).toList();
    }

    static List<Template> templates() {
        return lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(TruthTables::template)
                .toList();
    }

    private static Template template(String line) {
        String[] parts = line.split(" ~ ");
        String results = parts[1].replaceAll("[ ()]", "");
        int operands = 0;
        for (int combinations = 1; combinations < results.length(); combinations *= 4) {
            operands++;
        }
        return new Template(parts[0], operands, results, parts.length == 2);
    }

    private static Stream<String> lines() {
        try (InputStream in = TruthTables.class.getResourceAsStream("truth-tables.txt")) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
