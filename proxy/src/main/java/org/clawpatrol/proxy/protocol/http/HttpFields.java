package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The header fields of one message in wire order. Immutable. */
public final class HttpFields implements Iterable<HeaderField> {
    private static final HttpFields EMPTY = new HttpFields(List.of());

    private final List<HeaderField> fields;

    private HttpFields(List<HeaderField> fields) {
        this.fields = fields;
    }

    public static HttpFields empty() {
        return EMPTY;
    }

    public static HttpFields of(List<HeaderField> fields) {
        return new HttpFields(List.copyOf(fields));
    }

    Optional<String> first(String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    List<String> all(String name) {
        List<String> values = List.of();
        for (HeaderField field : fields) {
            if (field.is(name)) {
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(field.value());
            }
        }
        return values;
    }

    boolean has(String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return true;
            }
        }
        return false;
    }

    /** The lower-cased members of every comma-separated list under a name. */
    List<String> tokens(String name) {
        List<String> tokens = members(name);
        if (!tokens.isEmpty()) {
            tokens.replaceAll(Ascii::lower);
        }
        return tokens;
    }

    /** The members of every comma-separated list under a name, as they were written. */
    List<String> members(String name) {
        List<String> values = all(name);
        if (values.isEmpty()) {
            return List.of();
        }
        List<String> members = new ArrayList<>(2);
        for (String value : values) {
            for (String part : value.split(",", -1)) {
                String member = part.strip();
                if (!member.isEmpty()) {
                    members.add(member);
                }
            }
        }
        return members;
    }

    HttpFields without(Predicate<HeaderField> dropped) {
        List<HeaderField> kept = new ArrayList<>(fields.size());
        for (HeaderField field : fields) {
            if (!dropped.test(field)) {
                kept.add(field);
            }
        }
        return new HttpFields(kept);
    }

    /** These and one more behind them. */
    HttpFields with(HeaderField added) {
        List<HeaderField> extended = new ArrayList<>(fields.size() + 1);
        extended.addAll(fields);
        extended.add(added);
        return new HttpFields(extended);
    }

    int size() {
        return fields.size();
    }

    @Override
    public Iterator<HeaderField> iterator() {
        return fields.iterator();
    }

    /** The names only: values may be tokens. */
    @Override
    public String toString() {
        return fields.toString();
    }
}
