package org.clawpatrol.proxy.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;

/**
 * Which parts of an HTTP action its record does not show as they were, and so which facts cannot be
 * read from it again. The time is always one: a record has the one it was written at, not the one
 * that rules saw. Immutable.
 *
 * @param line path or query are too long
 * @param fields header fields are too long or too many
 * @param content the body is too long, is no text, or was not read
 */
public record RecordGaps(boolean line, boolean fields, boolean content) {
    /** Nothing is missing. */
    public static final RecordGaps NONE = new RecordGaps(false, false, false);

    /** All that may be missing. */
    public static final RecordGaps ALL = new RecordGaps(true, true, true);

    /** From so many characters on a part counts as too long to be kept whole: well below. */
    private static final int LONG_TEXT = 2 << 10;

    private static final int LONG_BODY = 64 << 10;
    private static final int MANY_FIELDS = 128;
    private static final int LONG_FIELDS = 16 << 10;

    private static final Set<String> TIMES = Set.of("time", "hour", "weekday");

    /** Variables that are read from path, query, header fields and content. */
    public static final Set<String> CARRIED = Set.of("graphql", "mcp", "git", "grpc", "llm");

    /**
     * What a record is about to show.
     *
     * @param target path as rules see it
     * @param rawPath path as it was spelled, where that differs
     */
    public record Shown(
            String method,
            String target,
            String rawPath,
            String query,
            Map<String, List<String>> headers,
            String body,
            boolean bodyCut) {

        private boolean message() {
            return RecordMarks.isMessage(method);
        }

        /** Whether the body is text and will be there from end to end. */
        public boolean bodyWhole() {
            return !bodyCut && body.length() <= LONG_BODY && RecordMarks.isWholeText(body);
        }

        private boolean lineLong() {
            return target.length() > LONG_TEXT
                    || rawPath.length() > LONG_TEXT
                    || query.length() > LONG_TEXT;
        }
    }

    /** Where a record that lacks any of these facts has gaps. */
    public static RecordGaps under(Collection<Fact> facts) {
        return new RecordGaps(
                facts.stream().anyMatch(new RecordGaps(true, false, false)::concern),
                facts.stream().anyMatch(new RecordGaps(false, true, false)::concern),
                facts.stream().anyMatch(new RecordGaps(false, false, true)::concern));
    }

    /** What is missing in either. */
    public RecordGaps and(RecordGaps other) {
        return new RecordGaps(line || other.line, fields || other.fields, content || other.content);
    }

    /**
     * Which of these will be missing; may name too much, where something is long. Does not look at
     * the others.
     */
    public RecordGaps expected(Shown shown) {
        boolean noLine = line && shown.lineLong();
        boolean noFields = fields && isLong(shown.headers);
        boolean noContent = content && !shown.message() && !shown.bodyWhole();
        return noLine || noFields || noContent ? new RecordGaps(noLine, noFields, noContent) : NONE;
    }

    private static boolean isLong(Map<String, List<String>> headers) {
        int length = 0;
        for (List<String> values : headers.values()) {
            for (int i = 0; i < values.size(); i++) {
                int each = values.get(i).length();
                if (each > LONG_TEXT) {
                    return true;
                }
                length += each + 1;
            }
        }
        return length > LONG_FIELDS || headers.size() > MANY_FIELDS;
    }

    /** Whether the record shows everything but the time. */
    public boolean isNone() {
        return !line && !fields && !content;
    }

    /** Whether the record does not show a fact, the time apart. */
    public boolean concern(Fact fact) {
        return switch (fact.variable()) {
            case "http" -> http(fact.field());
            case "k8s" -> line;
            default -> CARRIED.contains(fact.variable()) && !isNone();
        };
    }

    private boolean http(String field) {
        return switch (field) {
            case "path", "raw_path", "query" -> line;
            case "headers", "content_type" -> fields;
            case "size" -> content;
            case "body", "body_json", "form" -> content || fields;
            default -> false;
        };
    }

    /** Whether it is the moment of an action, or read from it. */
    public static boolean isTime(Fact fact) {
        return fact.variable().equals("request") && TIMES.contains(fact.field());
    }
}
