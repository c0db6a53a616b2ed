package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.fact.ActionContext;

/** Requests and what is read of their payload, in a short notation. */
final class Payload {
    static final String ABSENT = "absent";
    static final String UNKNOWN = "unknown";

    private Payload() {}

    /** The facts of a request with a complete body. */
    static Facts request(String method, String target, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return request(method, target, CapturedBody.complete(bytes, 1 << 20), headers);
    }

    static Facts request(String method, String target, CapturedBody body, String... headers) {
        List<HeaderField> fields = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(new HeaderField(headers[i], headers[i + 1]));
        }
        return new HttpFactReader()
                .read(
                        new HttpRequestHead(method, target, HttpFields.of(fields)),
                        body,
                        ActionContext.unknown());
    }

    /** The value of a fact as text; {@link #ABSENT} or {@link #UNKNOWN} where it has none. */
    static String read(Facts facts, String path) {
        Value value = facts.value(FactSchema.of(Family.HTTP).fact(path).orElseThrow());
        return switch (value) {
            case UnknownValue unknown -> UNKNOWN;
            case ErrorValue error -> {
                assertThat(error).isEqualTo(ErrorValue.ABSENT);
                yield ABSENT;
            }
            default -> Printed.of(value);
        };
    }
}
