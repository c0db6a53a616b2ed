package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** Reads what a POST says, within bounds. */
final class SubmissionReader {
    static final int MAX_BODY = 1 << 20;

    private SubmissionReader() {}

    static Submission read(Context request) {
        String type = Objects.requireNonNullElse(request.contentType(), "");
        return switch (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "application/json" -> JsonSubmission.parse(body(request));
            case "application/x-www-form-urlencoded" -> FormSubmission.parse(body(request));
            default -> throw new RefusedException(415, "send application/json");
        };
    }

    private static byte[] body(Context request) {
        if (request.req().getContentLengthLong() > MAX_BODY) {
            throw tooLarge();
        }
        byte[] body;
        try {
            body = request.req().getInputStream().readNBytes(MAX_BODY + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the request body ended early", e);
        }
        if (body.length > MAX_BODY) {
            throw tooLarge();
        }
        return body;
    }

    private static RefusedException tooLarge() {
        return new RefusedException(413, "the body is larger than 1 MiB");
    }
}
