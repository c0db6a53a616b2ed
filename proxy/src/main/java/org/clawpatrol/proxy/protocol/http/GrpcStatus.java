package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How refusals are told to a gRPC client, which reads no status but its own (gRPC over HTTP/2,
 * "Responses"). Stateless.
 */
final class GrpcStatus {
    private static final int DEADLINE_EXCEEDED = 4;
    private static final int INVALID_ARGUMENT = 3;
    private static final int PERMISSION_DENIED = 7;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final int INTERNAL = 13;
    private static final int UNAVAILABLE = 14;

    private GrpcStatus() {}

    /** Whether a request is a gRPC call. */
    static boolean speaks(HttpFields request) {
        List<String> types = request.all("content-type");
        if (types.size() != 1) {
            return false;
        }
        String type = Ascii.lower(types.getFirst());
        return type.equals("application/grpc")
                || type.startsWith("application/grpc+")
                || type.startsWith("application/grpc;");
    }

    /** The code for a refusal that HTTP would give {@code status}. */
    static int of(int status) {
        return switch (status) {
            case 400, 405, 417, 421 -> INVALID_ARGUMENT;
            case 403 -> PERMISSION_DENIED;
            case 408, 504 -> DEADLINE_EXCEEDED;
            case 413, 414, 429, 431 -> RESOURCE_EXHAUSTED;
            case 502, 503 -> UNAVAILABLE;
            default -> INTERNAL;
        };
    }

    /** The text as {@code grpc-message} has it: UTF-8, all but printable ASCII percent-encoded. */
    static String message(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each >= ' ' && each <= '~' && each != '%') {
                out.append((char) each);
            } else {
                out.append(String.format("%%%02X", each));
            }
        }
        return out.toString();
    }
}
