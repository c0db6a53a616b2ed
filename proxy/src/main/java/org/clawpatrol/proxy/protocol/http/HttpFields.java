package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** The header fields of one message in wire order. Immutable. */
public final class HttpFields implements Iterable<HeaderField> {
    private static final HttpFields EMPTY = new HttpFields(new HeaderField[0]);

    private final HeaderField[] fields;

    private HttpFields(HeaderField[] fields) {
        this.fields = fields;
    }

    public static HttpFields empty() {
        return EMPTY;
    }

    public static HttpFields of(List<HeaderField> fields) {
        return new HttpFields(fields.toArray(HeaderField[]::new));
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
        HeaderField[] kept = new HeaderField[fields.length];
        int count = 0;
        for (HeaderField field : fields) {
            if (!dropped.test(field)) {
                kept[count++] = field;
            }
        }
        return count == fields.length ? this : new HttpFields(Arrays.copyOf(kept, count));
    }

    /** These and one more behind them. */
    HttpFields with(HeaderField added) {
        HeaderField[] extended = Arrays.copyOf(fields, fields.length + 1);
        extended[fields.length] = added;
        return new HttpFields(extended);
    }

    int size() {
        return fields.length;
    }

    @Override
    public Iterator<HeaderField> iterator() {
        return new Walk(fields);
    }

    /** The names only: values may be tokens. */
    @Override
    public String toString() {
        return Arrays.toString(fields);
    }

    /** Of one class wherever fields are read, so that compiled code needs no object for it. */
    private static final class Walk implements Iterator<HeaderField> {
        private final HeaderField[] fields;
        private int next;

        Walk(HeaderField[] fields) {
            this.fields = fields;
        }

        @Override
        public boolean hasNext() {
            return next < fields.length;
        }

        @Override
        public HeaderField next() {
            if (next == fields.length) {
                throw new NoSuchElementException();
            }
            return fields[next++];
        }
    }
}
