package org.clawpatrol.proxy.training;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/**
 * One request of the training: mostly small ones over either version of HTTP to an origin that
 * speaks HTTP/2, some with bodies, to an origin that speaks HTTP/1.1, or denied.
 *
 * @param version what the agent speaks
 * @param host the endpoint's
 * @param bytes length of the answer
 * @param status what must come back
 */
record TrainingRequest(
        HttpClient.Version version, String method, String host, int bytes, int status) {
    /** Its origin speaks HTTP/2 and HTTP/1.1. */
    static final String HOST = "api.training.test";

    /** Its origin speaks HTTP/1.1 alone. */
    static final String OLD_HOST = "old.training.test";

    private static final int KINDS = 20;
    private static final int SMALL = 1 << 10;
    private static final int LARGE = 1 << 16;

    /** What the policy denies. */
    private static final String DENIED = "DELETE";

    /**
     * @param number counts from 0
     */
    static TrainingRequest of(int number) {
        int kind = number % KINDS;
        boolean first = number / KINDS % 2 == 0;
        var either = first ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
        if (kind < 9) {
            return allowed(HttpClient.Version.HTTP_1_1, "GET", HOST, SMALL);
        }
        if (kind < 14) {
            return allowed(HttpClient.Version.HTTP_2, "GET", HOST, SMALL);
        }
        return switch (kind) {
            case 14, 15, 16 -> allowed(either, "POST", HOST, SMALL);
            case 17 -> allowed(either, "GET", OLD_HOST, SMALL);
            case 18 -> allowed(either, "GET", HOST, LARGE);
            default -> new TrainingRequest(either, DENIED, HOST, SMALL, 403);
        };
    }

    private static TrainingRequest allowed(
            HttpClient.Version version, String method, String host, int bytes) {
        return new TrainingRequest(version, method, host, bytes, 200);
    }

    HttpRequest request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("https://" + host + "/repos/acme/" + bytes))
                        .version(version)
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer held-by-the-agent");
        return method.equals("POST")
                ? request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json()))
                        .build()
                : request.method(method, HttpRequest.BodyPublishers.noBody()).build();
    }

    private static String json() {
        return "{\"kind\":\"issue\",\"title\":\"" + "t".repeat(SMALL) + "\",\"labels\":[1,2]}";
    }

    /** The length that the last segment of a path names, in bytes. */
    static int bytesAskedFor(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}
