package org.clawpatrol.proxy.training;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

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

    private static final int SMALL = 1 << 10;
    private static final int LARGE = 1 << 16;
    private static final HttpClient.Version OLD = HttpClient.Version.HTTP_1_1;
    private static final HttpClient.Version NEW = HttpClient.Version.HTTP_2;

    /** Each as often as it stands here. */
    private static final List<TrainingRequest> MIX =
            Stream.of(
                            Collections.nCopies(18, allowed(OLD, "GET", HOST, SMALL)),
                            Collections.nCopies(10, allowed(NEW, "GET", HOST, SMALL)),
                            Collections.nCopies(3, allowed(OLD, "POST", HOST, SMALL)),
                            Collections.nCopies(3, allowed(NEW, "POST", HOST, SMALL)),
                            List.of(
                                    allowed(OLD, "GET", OLD_HOST, SMALL),
                                    allowed(NEW, "GET", OLD_HOST, SMALL),
                                    allowed(OLD, "GET", HOST, LARGE),
                                    allowed(NEW, "GET", HOST, LARGE),
                                    denied(OLD),
                                    denied(NEW)))
                    .flatMap(List::stream)
                    .toList();

    /**
     * @param number counts from 0
     */
    static TrainingRequest of(int number) {
        return MIX.get(number % MIX.size());
    }

    private static TrainingRequest allowed(
            HttpClient.Version version, String method, String host, int bytes) {
        return new TrainingRequest(version, method, host, bytes, 200);
    }

    private static TrainingRequest denied(HttpClient.Version version) {
        return new TrainingRequest(version, "DELETE", HOST, SMALL, 403);
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
