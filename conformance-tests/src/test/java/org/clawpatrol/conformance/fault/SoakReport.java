package org.clawpatrol.conformance.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a soak saw, held against what must be.
 *
 * @param answers status by target
 * @param atOrigin request lines that the origin saw, in order
 * @param recorded targets with a record in the journal
 * @param figures further lines of the table
 */
record SoakReport(
        Map<String, Integer> answers,
        List<String> atOrigin,
        Set<String> recorded,
        Map<String, String> figures) {
    private static final Pattern TARGET =
            Pattern.compile("\"target\\\\?\":\\\\?\"(/(?:allowed|denied|flip)/[a-z0-9-]+)");

    /** Every target that a folder of journal segments names. */
    static Set<String> recordedIn(Path journal) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.walk(journal)) {
            segments = files.filter(Files::isRegularFile).toList();
        }
        Set<String> targets = new HashSet<>();
        for (Path segment : segments) {
            Matcher matcher =
                    TARGET.matcher(Files.readString(segment, StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                targets.add(matcher.group(1));
            }
        }
        return targets;
    }

    /** Everything that is wrong; empty when nothing is. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Integer> posted = new HashMap<>();
        for (String line : atOrigin) {
            String[] parts = line.split(" ", 3);
            seen.add(parts[1]);
            if (parts[0].equals("POST")) {
                posted.merge(parts[1], 1, Integer::sum);
            }
        }
        add(wrong, "denied, yet at the origin", seen, t -> t.startsWith("/denied/"));
        add(wrong, "at the origin without a record", seen, t -> !recorded.contains(t));
        add(wrong, "posted twice", posted.keySet(), t -> posted.getOrDefault(t, 0) > 1);
        Set<String> asked = answers.keySet();
        add(wrong, "answered without a record", asked, t -> !recorded.contains(t));
        add(wrong, "refused, yet at the origin", asked, t -> status(t) == 403 && seen.contains(t));
        add(wrong, "200 without the origin", asked, t -> status(t) == 200 && !seen.contains(t));
        add(wrong, "allowed, yet refused", asked, t -> is(t, "/allowed/", 403));
        add(wrong, "denied, yet not 403", asked, t -> t.startsWith("/denied/") && status(t) != 403);
        return wrong;
    }

    private int status(String target) {
        return answers.getOrDefault(target, 0);
    }

    private boolean is(String target, String area, int status) {
        return target.startsWith(area) && status(target) == status;
    }

    private static void add(
            List<String> wrong, String what, Set<String> targets, Predicate<String> test) {
        targets.stream().filter(test).limit(5).forEach(target -> wrong.add(what + ": " + target));
    }

    long answered(String area, int status) {
        return answers.keySet().stream().filter(target -> is(target, area, status)).count();
    }

    /** A Markdown table. */
    String table() {
        StringBuilder text = new StringBuilder("| soak | |\n|---|---|\n");
        figures.forEach((name, value) -> row(text, name, value));
        row(text, "answers", answers.size());
        row(text, "at the origin", atOrigin.size());
        row(text, "records", recorded.size());
        row(text, "allowed and 200", answered("/allowed/", 200));
        row(text, "allowed and 502 (the origin failed)", answered("/allowed/", 502));
        row(text, "allowed and 503 (the origin rests)", answered("/allowed/", 503));
        row(text, "denied and 403", answered("/denied/", 403));
        row(text, "flipping and 200", answered("/flip/", 200));
        row(text, "flipping and 403", answered("/flip/", 403));
        row(text, "violations", violations().isEmpty() ? "none" : violations());
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Object value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}
