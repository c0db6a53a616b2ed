package org.clawpatrol.proxy.dashboard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client that keeps cookies and follows no redirects. Lives on one thread. */
final class Browser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final InetSocketAddress address;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(InetSocketAddress address) {
        this.address = address;
    }

    void cookie(String name, String value) {
        cookies.put(name, value);
    }

    void forgetCookies() {
        cookies.clear();
    }

    String cookieValue(String name) {
        return Objects.requireNonNull(cookies.get(name), name);
    }

    boolean hasCookie(String name) {
        return cookies.containsKey(name);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> postJson(String path, String json, String... headers) throws Exception {
        return send("POST", path, json, with(headers, "Content-Type", "application/json"));
    }

    HttpResponse<String> postForm(String path, Map<String, String> fields, String... headers)
            throws Exception {
        String body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                "POST",
                path,
                body,
                with(headers, "Content-Type", "application/x-www-form-urlencoded"));
    }

    /** Opens the form in front and sends it. */
    HttpResponse<String> signIn(Map<String, String> fields) throws Exception {
        var all = new LinkedHashMap<>(fields);
        all.put("csrf", csrfOf(get("/__login")));
        return postForm("/__login", all);
    }

    static String csrfOf(HttpResponse<String> page) {
        var matcher = CSRF.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no form in " + page.body());
        }
        return matcher.group(1);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(
                        request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
        response.headers().allValues("set-cookie").forEach(this::keep);
        return response;
    }

    HttpRequest request(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    HttpClient client() {
        return client;
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
